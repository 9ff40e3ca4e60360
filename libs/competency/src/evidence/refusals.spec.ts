import { day, moment } from '../calendar/days.fixture.ts';
import { FRAMEWORK, POLICY } from '../framework/documents.fixture.ts';
import { personnel } from '../person/personnel.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import { checkCountersignature } from './countersignature.ts';
import {
  allVerified,
  certificate,
  claim,
  countersigned,
  evidence,
  evidenceFacts,
  revoked,
  score,
  sentBack,
  verified,
} from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts, Modality, SupervisedCase } from './evidence.ts';
import { evidenceStandings, type EvidenceStanding } from './evidence-state.ts';
import { checkReview } from './review.ts';
import { checkRetraction, checkRevocation } from './revocation.ts';
import { passingAttempts } from './structure.ts';
import { checkSubmission, type SubmissionContext } from './submission.ts';

const found = (answer: Checked<unknown>): readonly Refusal[] => {
  if (answer.kind === 'accepted') return [];
  expect(answer.kind).toBe('refused');
  return answer.refusals;
};
const words = (answer: Checked<unknown>): readonly string[] =>
  found(answer).map(({ kind, pointer }) => `${kind} ${pointer}`);

const CONTEXT: SubmissionContext = {
  person: { displayName: 'AA One', aliases: [] },
  today: day('2026-03-10'),
  framework: FRAMEWORK,
  submittedAs: 'attempt',
  onFile: [],
  mayBeSummary: false,
};
const sent = (item: Evidence, context: Partial<SubmissionContext> = {}) =>
  checkSubmission(item, { ...CONTEXT, ...context });
const supervised = (fields: Partial<SupervisedCase> = {}): SupervisedCase => ({
  reference: 'C1',
  on: day('2026-01-05'),
  treatmentSite: 'prostate',
  supervisor: person('aa-2'),
  intervention: false,
  outcome: 'approved',
  ...fields,
});
const log = (...caseLog: readonly SupervisedCase[]): Evidence =>
  evidence({ type: 'supervised-case-log', skill: 'oar-outlining', caseLog });

function standing(facts: EvidenceFacts): EvidenceStanding {
  const [first] = evidenceStandings(facts, moment('2026-02-01'));
  if (first === undefined) throw new Error('Nothing was submitted');
  return first;
}
const ITEM = evidence();
const REVOKED = {
  ...allVerified([ITEM]),
  evidenceRevocations: [revoked(ITEM, '2026-01-10')],
};

describe('a refusal of a submission says what it is about (F27)', () => {
  const scored = { structure: 'bladder', score: 80, passMark: 75, attempt: 1 };

  it.each<[string, Evidence, readonly Refusal[]]>([
    [
      'a day to come, wherever it stands',
      {
        ...log(supervised({ on: day('2026-03-11') })),
        structures: [{ ...scored, completedOn: day('2026-03-12') }],
      },
      [
        refuse('in-the-future', '/caseLog/0/on', { on: day('2026-03-11') }),
        refuse('in-the-future', '/structures/0/completedOn', { on: day('2026-03-12') }),
      ],
    ],
    [
      'a record that ended before it began, by its end',
      evidence({ validUntil: day('2026-01-01') }),
      [refuse('ends-before-it-begins', '/validUntil', { on: day('2026-01-01') })],
    ],
    [
      'experience that ended before it began, by its end',
      claim('2024-03-01', '2024-02-29'),
      [refuse('ends-before-it-begins', '/experience/until', { on: day('2024-02-29') })],
    ],
    [
      'a value out of range, by the value',
      evidence({ score: 101, likert: [6], cases: 100_001 }),
      [
        refuse('out-of-range', '/score', { held: 101 }),
        refuse('out-of-range', '/cases', { held: 100_001 }),
        refuse('out-of-range', '/likert/0', { held: 6 }),
      ],
    ],
    [
      'cases without intervention below none, by their number',
      evidence({ cases: 1, casesWithoutIntervention: -1 }),
      [refuse('out-of-range', '/casesWithoutIntervention', { held: -1 })],
    ],
    [
      'more cases without intervention than cases, by both',
      evidence({ cases: 10, casesWithoutIntervention: 11 }),
      [refuse('more-than-all', '/casesWithoutIntervention', { needed: 10, held: 11 })],
    ],
    [
      'a share of a post, by the share',
      claim('2024-01-01', null, 1.2),
      [refuse('out-of-range', '/experience/wte', { held: 1.2 })],
    ],
    [
      'what the framework does not know, by its name',
      {
        ...log(supervised({ treatmentSite: 'lung' })),
        skill: 'juggling',
        structures: [{ ...scored, structure: 'tail' }],
      },
      [
        refuse('unknown-skill', '/skill', { skill: 'juggling' }),
        refuse('unknown-treatment-site', '/caseLog/0/treatmentSite', { treatmentSite: 'lung' }),
        refuse('unknown-structure', '/structures/0/structure', { structure: 'tail' }),
      ],
    ],
    [
      'a case without a reference',
      log(supervised({ reference: ' ' })),
      [refuse('blank', '/caseLog/0/reference')],
    ],
    [
      'a case listed twice, by its day',
      log(supervised(), supervised()),
      [refuse('listed-twice', '/caseLog/1/reference', { on: day('2026-01-05') })],
    ],
    [
      'a reflection without words',
      evidence({ reflection: { answers: [] } as never }),
      [refuse('nothing-named', '/reflection/answers')],
    ],
  ])('%s', (_, item, refusals) => {
    expect(found(sent(item))).toEqual(refusals);
  });

  it('an overall score below the mark, by mark and score, of a pass only', () => {
    const item = evidence({ score: 79, passMark: 80 });
    expect(found(sent(item, { submittedAs: 'pass' }))).toEqual([
      refuse('score-below-pass-mark', '/score', { needed: 80, held: 79 }),
    ]);
    expect(found(sent(item))).toEqual([]);
  });

  it.each(['submitted', 'verified', 'expired'] as const)(
    'a case of another record that is %s, by that record and its day',
    (state) => {
      const other = log(supervised({ reference: 'c1 ' }));
      const onFile = [
        { evidence: other, state, verifiedAt: null, countersigned: false, lastDay: null },
      ];
      expect(found(sent(log(supervised()), { onFile }))).toEqual([
        refuse('in-another-record', '/caseLog/0/reference', {
          factId: other.id,
          on: other.occurredOn,
        }),
      ]);
    },
  );
});

describe('values at the ends of their range are taken', () => {
  it.each<[string, Partial<Evidence>]>([
    ['the lowest', { score: 0, passMark: 0, percentAgreement: 0, likert: [1], cases: 0 }],
    ['the highest', { score: 100, passMark: 100, percentAgreement: 100, likert: [5] }],
    ['the most cases', { cases: 100_000, casesWithoutIntervention: 100_000 }],
    [
      'structures, lowest and highest',
      {
        structures: [
          { structure: 'bladder', score: 0, passMark: 0, attempt: 1 },
          { structure: 'rectum', score: 100, passMark: 100, attempt: 1000 },
        ],
      },
    ],
  ])('%s', (_, fields) => {
    expect(found(sent(evidence(fields)))).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, string]>([
    ['agreement below 0', { percentAgreement: -1 }, '/percentAgreement'],
    ['a pass mark below 0', { passMark: -1 }, '/passMark'],
    [
      'a structure above 100',
      { structures: [{ structure: 'bladder', score: 101, passMark: 75, attempt: 1 }] },
      '/structures/0/score',
    ],
    [
      'a structure below 0',
      { structures: [{ structure: 'bladder', score: -1, passMark: 0, attempt: 1 }] },
      '/structures/0/score',
    ],
    [
      'attempt 1001',
      { structures: [{ structure: 'bladder', score: 80, passMark: 75, attempt: 1001 }] },
      '/structures/0/attempt',
    ],
  ])('%s is not', (_, fields, pointer) => {
    expect(words(sent(evidence(fields)))).toEqual([`out-of-range ${pointer}`]);
  });
});

describe('a ProKnow log', () => {
  const attempt = (
    structure: string,
    number: number,
    dataSet: string | null = null,
    modality: Modality | null = null,
  ) => ({ ...score(structure, 60, number), dataSet, modality });
  const told = (...structures: Evidence['structures']) =>
    evidence({ type: 'proknow-log', skill: 'oar-outlining', structures });

  it.each<[string, Evidence, readonly string[]]>([
    ['tells each attempt once', told(attempt('bladder', 1), attempt('bladder', 1)), ['1']],
    ['may tell several attempts', told(attempt('bladder', 1), attempt('bladder', 2)), []],
    ['may tell several structures', told(attempt('bladder', 1), attempt('rectum', 1)), []],
    [
      'may tell one attempt at each of several data sets',
      told(attempt('bladder', 1, 'A'), attempt('bladder', 1, 'B')),
      [],
    ],
    [
      'may tell one attempt on each of several modalities of a data set',
      told(attempt('bladder', 1, 'A', 'ct'), attempt('bladder', 1, 'A', 'mr')),
      [],
    ],
    [
      'tells an attempt on one modality of a data set once',
      told(
        attempt('bladder', 1, 'A', 'ct'),
        attempt('bladder', 1, 'A', 'mr'),
        attempt('bladder', 1, 'A', 'ct'),
      ),
      ['2'],
    ],
    [
      'tells one that names no modality apart from one that does',
      told(attempt('bladder', 1, 'A'), attempt('bladder', 1, 'A', 'ct')),
      [],
    ],
  ])('%s', (_, item, places) => {
    expect(found(sent(item))).toEqual(
      places.map((place) =>
        refuse('told-twice', `/structures/${place}/attempt`, { structure: 'bladder' }),
      ),
    );
  });

  it('tells each attempt once as a certificate does, and as a record of elsewhere need not', () => {
    const twice = { structures: [score('bladder', 60), score('bladder', 90)] };
    const refusal = 'told-twice /structures/1/attempt';
    expect(words(sent(evidence({ ...twice, type: 'proknow-certificate' })))).toEqual([refusal]);
    expect(words(sent(evidence({ ...twice, type: 'external-record' })))).toEqual([]);
  });

  it('claims no pass, so none is refused for its scores; a certificate does', () => {
    const failed = told(attempt('bladder', 1));
    expect(found(sent(failed, { submittedAs: 'pass' }))).toEqual([]);
    const shown = certificate('cervix', [score('bladder', 60), score('bladder', 60, 2)]);
    expect(words(sent(shown))).toEqual([]);
    expect(words(sent(shown, { submittedAs: 'pass' }))).toHaveLength(2);
  });

  it('counts of each structure the first attempt that passed', () => {
    const scores = [
      score('bladder', 60, 1),
      score('bladder', 80, 3),
      score('bladder', 75, 2),
      score('bladder', 90, 4),
      score('rectum', 74, 1),
      score('bowel', 75, 1),
    ];
    expect([...passingAttempts(scores)]).toEqual([scores[2], scores[5]]);
  });
});

describe('a refusal of a judgement says what it is about (F27)', () => {
  const waiting = standing(evidenceFacts({ evidence: [ITEM] }));
  const judged = standing(allVerified([ITEM]));
  const returned = standing(evidenceFacts({ evidence: [ITEM], evidenceReviews: [sentBack(ITEM)] }));
  const gone = standing(REVOKED);
  const about = { factId: ITEM.id };

  it.each<[string, () => Checked<unknown>, readonly Refusal[]]>([
    [
      'verifying what is verified',
      () => checkReview(verified(ITEM), judged, 'name-matches'),
      [refuse('already-reviewed', '/evidence', { ...about, found: 'verified' })],
    ],
    [
      'verifying what was sent back',
      () => checkReview(verified(ITEM), returned, 'name-matches'),
      [refuse('already-reviewed', '/evidence', { ...about, found: 'sent-back' })],
    ],
    [
      'verifying what is revoked',
      () => checkReview(verified(ITEM), gone, 'name-matches'),
      [refuse('already-revoked', '/evidence', about)],
    ],
    [
      'verifying by a name that differs',
      () => checkReview(verified(ITEM), waiting, 'differs'),
      [refuse('name-does-not-match', '/identityEstablishedBy', { found: 'differs' })],
    ],
    [
      'revoking again, from a day to come',
      () => checkRevocation(revoked(ITEM, '2026-05-11'), gone, day('2026-05-10')),
      [
        refuse('already-revoked', '/evidence', about),
        refuse('in-the-future', '/effectiveFrom', { on: day('2026-05-11') }),
      ],
    ],
    [
      'countersigning again what is revoked, as no oncologist',
      () =>
        checkCountersignature(
          { evidence: ITEM.id, countersigner: person('cco-1') },
          standing({ ...REVOKED, evidenceCountersignatures: [countersigned(ITEM)] }),
          personnel(),
          POLICY,
          moment('2026-02-01'),
        ),
      [
        refuse('not-a-clinical-oncologist', '/countersigner'),
        refuse('already-countersigned', '/evidence', about),
        refuse('already-revoked', '/evidence', about),
      ],
    ],
  ])('%s', (_, answer, refusals) => {
    expect(found(answer())).toEqual(refusals);
  });
});

describe('taking back a revocation that was a mistake (I4, I14)', () => {
  const group = evidence({ submittedBy: person('trainer-1') });
  const gone = standing({
    ...allVerified([group]),
    evidenceRevocations: [revoked(group, '2026-01-10')],
  });

  it.each<[string, string, string, EvidenceStanding, readonly string[]]>([
    ['another person, with a reason', 'verifier-1', 'Wrong file', gone, []],
    ['the holder', 'aa-1', 'Wrong file', gone, ['own-evidence /evidence']],
    ['the submitter', 'trainer-1', 'Wrong file', gone, ['own-submission /evidence']],
    ['without a reason', 'verifier-1', ' ', gone, ['reason-missing /reason']],
    [
      'of what was not revoked',
      'verifier-1',
      'Wrong file',
      standing(allVerified([group])),
      ['not-revoked /evidence'],
    ],
  ])('%s', (_, by, reason, of, expected) => {
    expect(words(checkRetraction(reason, person(by), of))).toEqual(expected);
  });
});
