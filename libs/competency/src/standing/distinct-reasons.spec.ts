import { reason } from '../reason/reason.ts';
import { distinctReasons, isSameReason } from './distinct-reasons.ts';

const missing = (fields: object = {}) =>
  reason('evidence-missing', { skill: 'dir-evaluation', treatmentSite: 'prostate', ...fields });

describe('reasons', () => {
  it.each([
    ['the same condition of two requirements', missing({ requirement: 'another' }), true],
    ['the same of another skill', missing({ skill: 'oar-outlining' }), false],
    ['the same at another treatment site', missing({ treatmentSite: 'bladder' }), false],
    [
      'another about the same',
      reason('evidence-expired', { skill: 'dir-evaluation', treatmentSite: 'prostate' }),
      false,
    ],
  ])('are one or two where there is also %s', (_, other, isSame) => {
    const one = missing({ requirement: 'one' });
    expect(isSameReason(one, other)).toBe(isSame);
    expect(distinctReasons([one, other])).toHaveLength(isSame ? 1 : 2);
  });

  it('that are all distinct stay as they are', () => {
    const none: readonly never[] = [];
    const one = [missing()];
    const two = [missing(), missing({ skill: 'oar-outlining' })];
    for (const reasons of [none, one, two]) expect(distinctReasons(reasons)).toBe(reasons);
  });
});
