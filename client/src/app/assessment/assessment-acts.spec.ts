import type { AssessmentView, Permission } from '@oart/contract';
import { assessmentActs } from './assessment-acts';

const signed = {
  id: 'a',
  candidate: { id: 'candidate', displayName: 'Adapter-1' },
  assessor: { id: 'assessor', displayName: 'MPE-1' },
  state: 'signed',
  ledgerIndex: 7,
} as AssessmentView;

const titles = (
  personId: string,
  permissions: readonly Permission[],
  change: Partial<AssessmentView> = {},
): readonly string[] =>
  assessmentActs({ ...signed, ...change }, 'DIR evaluation', {
    personId,
    hasAny: (asked) => asked.some((each) => permissions.includes(each)),
  }).map(({ title }) => title);

describe('what may be recorded of an assessment', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['by another assessor', titles('other', ['assessor']), ['Put in question', 'Void']],
    ['by whoever signed it', titles('assessor', ['assessor']), ['Void']],
    ['by an entitler', titles('other', ['entitler']), ['Put in question']],
    ['by a colleague', titles('other', ['staff-member']), []],
    ['by the candidate', titles('candidate', ['assessor', 'entitler']), []],
    ['once it is voided', titles('other', ['assessor'], { state: 'void' }), []],
    [
      'while it is in question',
      titles('other', ['assessor'], { state: 'questioned' }),
      ['Answer the question', 'Void'],
    ],
    ['once it is set aside', titles('other', ['assessor'], { state: 'set-aside' }), ['Void']],
  ])('%s', (_, acts, expected) => {
    expect(acts).toEqual(expected);
  });

  it.each([
    ['signed', /^What else is on file for the skill governs/],
    [
      'questioned',
      /^What was signed before it does not come back: what needs the skill stays paused until/,
    ],
    [
      'set-aside',
      /^What was signed before it does not come back: what needs the skill stays paused until/,
    ],
  ] as const)('and what a void of one that is %s leads to is told', (state, says) => {
    const acts = assessmentActs({ ...signed, state }, 'DIR evaluation', {
      personId: 'other',
      hasAny: () => true,
    });
    const told = acts.find(({ title }) => title === 'Void')?.follows({ reason: '' });
    expect(told).toEqual([
      'It stays on file, voided, and counts for nothing.',
      expect.stringMatching(says),
    ]);
  });

  it('is sent with its reason and what was seen', () => {
    const [question] = assessmentActs(signed, 'DIR evaluation', {
      personId: 'other',
      hasAny: () => true,
    });
    expect(question?.request({ reason: ' Seen on another day ' })).toEqual({
      outcome: 'questioned',
      reason: 'Seen on another day',
      seen: 7,
    });
  });
});
