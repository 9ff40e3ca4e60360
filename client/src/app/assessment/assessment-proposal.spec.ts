import type { EvidenceView, UnitView } from '@oart/contract';
import { assessmentProposalOf, recordsJudged } from './assessment-proposal';
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
      seen: 7,
    });
    expect(proposal).toMatchObject({
      platform: 'ethos',
      adaptationTypes: ['online-adaptive'],
      softwareVersion: '2.0',
      evidenceIds: ['e1'],
      comment: null,
      seen: 7,
    });
  });
});
