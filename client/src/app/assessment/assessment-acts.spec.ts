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
