import type { EvidenceView } from '@oart/contract';
import { judgedBefore } from './judged-before';

const REVIEW = {
  outcome: 'sent-back',
  by: 'AA-1',
  at: '2026-11-02T09:00:00.000Z',
  statement: null,
  reason: 'Page 2 is missing',
} as const;

const record = (differing: Partial<EvidenceView>): EvidenceView =>
  ({
    id: 'a',
    type: 'proknow-certificate',
    skill: 'oar-outlining',
    treatmentSites: ['prostate'],
    submittedAt: '2026-11-01T09:00:00.000Z',
    review: REVIEW,
    file: { sha256: 'ff' },
    ...differing,
  }) as EvidenceView;

const NOW = record({ id: 'now', submittedAt: '2026-11-03T09:00:00.000Z', review: null });

describe('what was judged before', () => {
  it('is the last of its kind, skill and treatment site', () => {
    const later = record({ id: 'b', review: { ...REVIEW, by: 'AA-2' } });
    expect(judgedBefore(NOW, [NOW, later, record({})])?.review.by).toBe('AA-2');
  });

  it.each<[string, Partial<EvidenceView>]>([
    ['was not judged', { review: null }],
    ['came later', { submittedAt: '2026-11-04T09:00:00.000Z' }],
    ['is of another kind', { type: 'proknow-log' }],
    ['is of another skill', { skill: 'target-outlining' }],
    ['is for another treatment site', { treatmentSites: ['cervix', 'bladder'] }],
    ['is for none', { treatmentSites: [] }],
  ])('is nothing that %s', (_, differing) => {
    expect(judgedBefore(NOW, [record(differing)])).toBeNull();
  });

  it('may be for none, as the record is', () => {
    const forNone = { ...NOW, treatmentSites: [] };
    expect(judgedBefore(forNone, [record({ treatmentSites: [] })])).not.toBeNull();
    expect(judgedBefore(forNone, [record({})])).toBeNull();
  });
});
