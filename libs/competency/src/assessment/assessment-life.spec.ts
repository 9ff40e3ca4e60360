import { day, instant } from '../calendar/days.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import type { Checked } from '../reason/refusal.ts';
import {
  checkAcknowledgement,
  checkAssessmentReview,
  checkAssessmentVoid,
} from './assessment-check.ts';
import { assessment, assessmentFacts, assessmentReview } from './assessment.fixture.ts';
import type { AssessmentFacts } from './assessment.ts';
import { reciprocalSignOffs } from './reciprocal.ts';

const found = (answer: Checked<unknown, string>): readonly string[] =>
  answer.kind === 'accepted'
    ? []
    : answer.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);
const signed = assessment();
const voided: Partial<AssessmentFacts> = {
  assessmentVoids: [{ ...recorded(), assessment: signed.id, reason: 'Wrong person' }],
};
/** What was said of another assessment: it says nothing of this one. */
const other = assessment();
const ofAnother: Partial<AssessmentFacts> = {
  assessmentAcknowledgements: [{ ...recorded(), assessment: other.id, candidate: person('aa-1') }],
  assessmentVoids: [{ ...recorded(), assessment: other.id, reason: 'Wrong person' }],
  assessmentReviews: [assessmentReview(other, 'questioned', '2026-03-02')],
};
const questioned: Partial<AssessmentFacts> = {
  assessmentReviews: [assessmentReview(signed, 'questioned', '2026-03-01')],
};

describe('acknowledging', () => {
  const check = (candidate: string, facts: Partial<AssessmentFacts> = {}) =>
    found(
      checkAcknowledgement(
        { assessment: signed.id, candidate: person(candidate) },
        signed,
        assessmentFacts(facts),
      ),
    );

  it('is for the candidate, once, while it is not void', () => {
    expect(check('aa-1')).toEqual([]);
    expect(check('aa-1', ofAnother)).toEqual([]);
    expect(check('aa-2')).toEqual(['not-the-candidate /candidate']);
    const acknowledged = {
      assessmentAcknowledgements: [
        { ...recorded(), assessment: signed.id, candidate: person('aa-1') },
      ],
    };
    expect(check('aa-1', { ...acknowledged, ...voided })).toEqual([
      'already-acknowledged /assessment',
      'already-void /assessment',
    ]);
  });
});

describe('voiding', () => {
  const check = (recorder: string, reason: string, facts: Partial<AssessmentFacts> = {}) =>
    found(
      checkAssessmentVoid(
        { assessment: signed.id, reason },
        person(recorder),
        signed,
        assessmentFacts(facts),
      ),
    );

  it('is for another person than the candidate, with a reason, once', () => {
    expect(check('horp-1', 'Wrong person')).toEqual([]);
    expect(check('horp-1', 'Wrong person', ofAnother)).toEqual([]);
    expect(check('aa-1', ' ', voided)).toEqual([
      'own-assessment /assessment',
      'already-void /assessment',
      'reason-missing /reason',
    ]);
  });
});

describe('reviewing (F15)', () => {
  const check = (
    recorder: string,
    outcome: 'questioned' | 'stands' | 'does-not-stand',
    facts: Partial<AssessmentFacts> = {},
  ) =>
    found(
      checkAssessmentReview(
        { assessment: signed.id, outcome, reason: 'Withdrawn for cause' },
        person(recorder),
        signed,
        assessmentFacts(facts),
      ),
    );

  it('anybody else may question, and only what is questioned is answered', () => {
    expect(check('horp-1', 'questioned')).toEqual([]);
    expect(check('horp-1', 'questioned', questioned)).toEqual(['already-questioned /outcome']);
    expect(check('horp-1', 'stands')).toEqual(['not-questioned /outcome']);
    expect(check('horp-1', 'stands', questioned)).toEqual([]);
    expect(check('horp-1', 'does-not-stand', questioned)).toEqual([]);
    expect(check('horp-1', 'does-not-stand')).toEqual(['not-questioned /outcome']);
  });

  it('goes by the latest review of this assessment', () => {
    const both = {
      assessmentReviews: [questioned, ofAnother].flatMap((facts) => facts.assessmentReviews ?? []),
    };
    expect(check('horp-1', 'stands', both)).toEqual([]);
    expect(check('horp-1', 'questioned', ofAnother)).toEqual([]);
    const answered = {
      assessmentReviews: [
        ...(questioned.assessmentReviews ?? []),
        assessmentReview(signed, 'stands', '2026-03-05'),
      ],
    };
    expect(check('horp-1', 'stands', answered)).toEqual(['not-questioned /outcome']);
    expect(check('horp-1', 'questioned', answered)).toEqual([]);
  });

  it('what was found not to stand is asked about no more', () => {
    const fallen = {
      assessmentReviews: [
        ...(questioned.assessmentReviews ?? []),
        assessmentReview(signed, 'does-not-stand', '2026-03-05'),
      ],
    };
    for (const outcome of ['questioned', 'stands', 'does-not-stand'] as const) {
      expect(check('horp-1', outcome, fallen)).toEqual(['already-set-aside /assessment']);
    }
  });

  it('neither candidate nor assessor answers, and not what is void', () => {
    expect(check('aa-1', 'stands', questioned)).toEqual(['own-assessment /assessment']);
    expect(check('assessor-1', 'stands', questioned)).toEqual(['own-assessment /assessment']);
    expect(check('horp-1', 'questioned', voided)).toEqual(['already-void /assessment']);
  });

  it.each(['', ' '])('needs a reason, and %j is none', (reason) => {
    const blank = { assessment: signed.id, outcome: 'questioned', reason } as const;
    expect(
      found(checkAssessmentReview(blank, person('horp-1'), signed, assessmentFacts())),
    ).toEqual(['reason-missing /reason']);
  });
});

describe('reciprocal sign-off (I4, scenario 11)', () => {
  const by = (assessor: string, candidate: string, on: string, skill = 'mobius-approval') =>
    assessment({
      assessor: person(assessor),
      candidate: person(candidate),
      performedOn: day(on),
      skill,
    });
  const NOW = instant('2027-01-01T09:00:00Z');
  const found = (facts: Partial<AssessmentFacts>, at = NOW) =>
    reciprocalSignOffs(assessmentFacts(facts), POLICY.reciprocalWindow, at);
  const pairs = (...assessments: ReturnType<typeof by>[]) =>
    found({ assessments }).map(({ earlier, later }) => [earlier.performedOn, later.performedOn]);

  it.each([
    ['2026-03-15', 1],
    ['2026-03-16', 0],
  ])('A assesses B on 15 March 2025 and B assesses A on %s: %d pairs', (on, count) => {
    expect(pairs(by('a', 'b', '2025-03-15'), by('b', 'a', on))).toHaveLength(count);
  });

  it('in another skill, or in one direction, is none', () => {
    expect(pairs(by('a', 'b', '2025-03-15'), by('b', 'a', '2025-04-01', 'dir-evaluation'))).toEqual(
      [],
    );
    expect(pairs(by('a', 'b', '2025-03-15'), by('a', 'b', '2025-04-01'))).toEqual([]);
  });

  it('of one day pairs the later signature with the earlier, however they are listed', () => {
    const first = by('a', 'b', '2025-03-15');
    const second = by('b', 'a', '2025-03-15');
    for (const listed of [
      [first, second],
      [second, first],
    ]) {
      expect(found({ assessments: listed })).toEqual([
        { skill: 'mobius-approval', earlier: first, later: second },
      ]);
    }
  });

  it('does not depend on the order of the list, and each later one pairs with the latest before it', () => {
    const all = [
      by('b', 'a', '2025-06-01'),
      by('a', 'b', '2025-01-10'),
      by('a', 'b', '2025-03-15'),
      by('a', 'b', '2025-09-01'),
    ];
    expect(pairs(...all)).toEqual([
      ['2025-03-15', '2025-06-01'],
      ['2025-06-01', '2025-09-01'],
    ]);
  });

  it('is over once one half is void, and the other pairs with the one before it', () => {
    const before = by('a', 'b', '2025-01-10');
    const half = by('a', 'b', '2025-03-15');
    const later = by('b', 'a', '2025-06-01');
    const facts = {
      assessments: [before, half, later],
      assessmentVoids: [{ ...recorded('2025-07-01'), assessment: half.id, reason: 'x' }],
    };
    const voidedAt = instant('2025-07-01T09:00:00Z');
    const justBefore = instant('2025-07-01T08:59:59.999Z');
    expect(found(facts, justBefore)).toEqual([{ skill: later.skill, earlier: half, later }]);
    expect(found(facts, voidedAt)).toEqual([{ skill: later.skill, earlier: before, later }]);
    expect(found({ ...facts, assessments: [half, later] }, voidedAt)).toEqual([]);
  });

  it('is none before both have signed', () => {
    const assessments = [by('a', 'b', '2025-03-15'), by('b', 'a', '2025-03-16')];
    expect(found({ assessments }, instant('2025-03-16T14:59:59.999Z'))).toEqual([]);
    expect(found({ assessments }, instant('2025-03-16T15:00:00Z'))).toHaveLength(1);
  });
});
