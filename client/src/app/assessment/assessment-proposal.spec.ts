import type { AssessmentReviewView, AssessmentView, EvidenceView, UnitView } from '@oart/contract';
import {
  assessmentProposalOf,
  recordsJudged,
  referralFor,
  referralsStillOpen,
  sinceReferral,
} from './assessment-proposal';
import type { AssessmentDraft } from './assessment-proposal';

const record = (id: string, change: Partial<EvidenceView>): EvidenceView =>
  ({
    id,
    state: 'verified',
    skill: 'oar-outlining',
    treatmentSites: ['prostate'],
    ...change,
  }) as EvidenceView;

const draft: AssessmentDraft = {
  skill: 'oar-outlining',
  treatmentSites: ['prostate'],
  level: 'C',
  method: 'direct-observation',
  result: 'pass',
  purpose: 'award',
  performedOn: '2026-11-20',
  comment: '  ',
  remediation: 'Five more cases',
};

const unit = {
  platform: 'ethos',
  adaptationTypes: ['online-adaptive'],
  softwareVersion: '2.0',
} as unknown as UnitView;

describe('recordsJudged', () => {
  it.each([
    ['a verified record of the skill and site', {}, true],
    ['one that is tied to no site', { treatmentSites: [] }, true],
    ['one of another site', { treatmentSites: ['cervix'] }, false],
    ['one of another skill', { skill: 'dir-evaluation' }, false],
    ['one that waits for verification', { state: 'submitted' }, false],
  ] as const)('%s: %#', (_name, change, isJudged) => {
    expect(recordsJudged([record('e', change)], draft)).toHaveLength(isJudged ? 1 : 0);
  });
});

describe('assessmentProposalOf', () => {
  it('takes the scope from the unit and links the records that were judged', () => {
    const proposal = assessmentProposalOf(draft, {
      candidateId: 'p',
      unit,
      records: [record('e1', {}), record('e2', { skill: 'other' })],
      assessments: [],
      seen: 7,
    });
    expect(proposal).not.toHaveProperty('remediation');
    expect(proposal).not.toHaveProperty('follows');
    expect(proposal).toMatchObject({
      platform: 'ethos',
      adaptationTypes: ['online-adaptive'],
      softwareVersion: '2.0',
      evidenceIds: ['e1'],
      comment: null,
      seen: 7,
    });
  });

  it('asks for more where it is no pass, and follows the referral before it', () => {
    const about = { candidateId: 'p', unit, records: [], assessments: [given('a', {})], seen: 7 };
    const proposal = assessmentProposalOf({ ...draft, result: 'refer' }, about);
    expect(proposal).toMatchObject({ remediation: 'Five more cases', follows: 'a' });
  });
});

const given = (id: string, change: Partial<AssessmentView>): AssessmentView =>
  ({
    id,
    state: 'signed',
    skill: 'oar-outlining',
    treatmentSites: ['prostate'],
    result: 'refer',
    platform: 'ethos',
    adaptationTypes: ['online-adaptive'],
    level: 'C',
    performedOn: '2026-11-01',
    signedAt: '2026-11-01T10:00:00.000Z',
    reviews: [],
    voided: null,
    ...change,
  }) as unknown as AssessmentView;
const voided = { state: 'void', voided: { at: '2026-11-03T10:00:00.000Z' } } as AssessmentView;
const reviewed = (...outcomes: readonly AssessmentReviewView['outcome'][]) =>
  ({
    reviews: outcomes.map((outcome) => ({ outcome, at: '2026-11-03T10:00:00.000Z' })),
  }) as unknown as AssessmentView;

describe('referralFor', () => {
  const later = { performedOn: '2026-11-02', signedAt: '2026-11-02T10:00:00.000Z' };

  it.each([
    ['a referral', [given('a', {})], 'a'],
    ['a failure', [given('a', { result: 'fail' })], 'a'],
    ['the later of two, however they are listed', [given('b', later), given('a', {})], 'b'],
    ['none once it was passed', [given('b', { ...later, result: 'pass' }), given('a', {})], null],
    ['none that was voided', [given('a', voided)], null],
    ['none of another skill', [given('a', { skill: 'dir-evaluation' })], null],
    ['none of another site', [given('a', { treatmentSites: ['cervix'] })], null],
    [
      'one by day after a pass that was signed later for an earlier day (F4)',
      [given('b', { ...later, performedOn: '2026-10-20', result: 'pass' }), given('a', {})],
      'a',
    ],
    ['none of another platform', [given('a', { platform: 'unity' })], null],
    ['none of other adaptation types', [given('a', { adaptationTypes: ['atp'] })], null],
    ['one of that very day', [given('a', { performedOn: '2026-11-20' })], 'a'],
    ['none of a later day', [given('a', { performedOn: '2026-11-21' })], null],
  ])('is %s', (_name, assessments, expected) => {
    expect(referralFor(assessments, draft, unit)?.id ?? null).toBe(expected);
  });
});

describe('what is still asked for', () => {
  const referred = given('r', { result: 'refer', treatmentSites: ['prostate', 'cervix'] });
  const later = {
    performedOn: '2026-11-02',
    signedAt: '2026-11-02T10:00:00.000Z',
    result: 'pass',
  } as const;

  it.each<[string, readonly AssessmentView[], readonly string[]]>([
    ['by a referral', [referred], ['r: prostate, cervix']],
    ['at a site that was not passed since', [referred, given('p', later)], ['r: cervix']],
    [
      'by one that a pass signed later for an earlier day does not lift (F4)',
      [referred, given('p', { ...later, performedOn: '2026-10-20' })],
      ['r: prostate, cervix'],
    ],
    [
      'by one that a pass on another platform does not lift (F4)',
      [referred, given('p', { ...later, platform: 'unity' })],
      ['r: prostate, cervix'],
    ],
    [
      'at none once all were passed',
      [referred, given('p', { ...later, treatmentSites: ['cervix', 'prostate'] })],
      [],
    ],
    [
      'by the last failure alone',
      [referred, given('f', { ...later, result: 'fail', treatmentSites: ['cervix', 'prostate'] })],
      ['f: cervix, prostate'],
    ],
    ['by none that is void', [{ ...referred, ...voided }], []],
    [
      'by none that is set aside',
      [{ ...referred, ...reviewed('questioned', 'does-not-stand') }],
      [],
    ],
    ['by one in question', [{ ...referred, ...reviewed('questioned') }], ['r: prostate, cervix']],
  ])('%s', (_, all, expected) => {
    const told = referralsStillOpen(all).map(
      ({ id, treatmentSites }) => `${id}: ${treatmentSites.join(', ')}`,
    );
    expect(told).toEqual(expected);
  });

  it.each<[readonly EvidenceView[], string]>([
    [[], 'Since then: no verified record.'],
    [[record('a', { submittedAt: '2026-11-01T10:00:00.000Z' })], 'Since then: no verified record.'],
    [[record('a', { submittedAt: '2026-11-03', cases: null })], 'Since then: 1 verified record.'],
    [
      [
        record('a', { submittedAt: '2026-11-03', cases: 1, casesWithoutIntervention: 0 }),
        record('b', { submittedAt: '2026-11-03', cases: null, treatmentSites: [] }),
        record('c', { submittedAt: '2026-11-03', treatmentSites: ['bladder'] }),
        record('d', { submittedAt: '2026-11-03', skill: 'dir-evaluation' }),
        record('e', { submittedAt: '2026-11-03', state: 'submitted' }),
      ],
      'Since then: 2 verified records with 1 case, 0 without intervention; 1 record to be verified.',
    ],
  ])('and what was submitted since: %#', (records, sentence) => {
    expect(sinceReferral(referred, records)).toBe(sentence);
  });
});
