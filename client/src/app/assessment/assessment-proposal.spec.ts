import type { AssessmentView, EvidenceView, UnitView } from '@oart/contract';
import {
  assessmentProposalOf,
  openReferrals,
  recordsJudged,
  referralFor,
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
    signedAt: '2026-11-01T10:00:00.000Z',
    ...change,
  }) as AssessmentView;

describe('referralFor', () => {
  const later = { signedAt: '2026-11-02T10:00:00.000Z' };

  it.each([
    ['a referral', [given('a', {})], 'a'],
    ['a failure', [given('a', { result: 'fail' })], 'a'],
    ['the later of two, however they are listed', [given('b', later), given('a', {})], 'b'],
    ['none once it was passed', [given('b', { ...later, result: 'pass' }), given('a', {})], null],
    ['none that was voided', [given('a', { state: 'void' })], null],
    ['none of another skill', [given('a', { skill: 'dir-evaluation' })], null],
    ['none of another site', [given('a', { treatmentSites: ['cervix'] })], null],
  ])('is %s', (_name, assessments, expected) => {
    expect(referralFor(assessments, draft)?.id ?? null).toBe(expected);
  });
});

describe('what is still asked for', () => {
  const given = (id: string, change: Partial<AssessmentView>): AssessmentView =>
    ({
      id,
      state: 'signed',
      skill: 'oar-outlining',
      treatmentSites: ['prostate'],
      result: 'pass',
      signedAt: '2026-11-01T10:00:00.000Z',
      ...change,
    }) as AssessmentView;
  const referred = given('r', { result: 'refer', treatmentSites: ['prostate', 'cervix'] });
  const later = { signedAt: '2026-11-02T10:00:00.000Z' };

  it.each<[string, readonly AssessmentView[], readonly string[]]>([
    ['by a referral', [referred], ['r']],
    ['at a site that was not passed since', [referred, given('p', later)], ['r']],
    [
      'at none once all were passed',
      [referred, given('p', { ...later, treatmentSites: ['cervix', 'prostate'] })],
      [],
    ],
    [
      'by the last failure alone',
      [referred, given('f', { ...later, result: 'fail', treatmentSites: ['cervix', 'prostate'] })],
      ['f'],
    ],
    ['by none that is void', [{ ...referred, state: 'void' }], []],
    ['by none that is set aside', [{ ...referred, state: 'set-aside' }], []],
    ['by one in question', [{ ...referred, state: 'questioned' }], ['r']],
  ])('%s', (_, all, expected) => {
    expect(openReferrals(all).map(({ id }) => id)).toEqual(expected);
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
