import type { AssessmentView, EntitlementView, EvidenceView } from '@oart/contract';
import { amendmentAct, fallible } from './basis-amendment';

const item = (id: string, kind: string, title: string) => ({ id, kind, title });
const entitlement = {
  id: 'e1',
  number: 'E-2026-0001',
  ledgerIndex: 7,
  basis: [
    item('old', 'evidence', 'Tutorial certificate'),
    item('log', 'evidence', 'ProKnow log'),
    item('dir', 'assessment', 'DIR evaluation, level C'),
    item('oar', 'assessment', 'OAR outlining, level C'),
  ],
} as unknown as EntitlementView;
const record = (id: string, state: string, skill: string) =>
  ({
    id,
    state,
    skill,
    title: `Record ${id}`,
    occurredOn: '2026-03-02',
  }) as unknown as EvidenceView;
const assessment = (id: string, skill: string) =>
  ({ id, skill, skillTitle: skill, state: 'signed', result: 'pass' }) as unknown as AssessmentView;
const assessments = [assessment('dir', 'dir-evaluation'), assessment('oar', 'oar-outlining')];

describe('the basis of an entitlement', () => {
  it('has nothing to amend while nothing in it is revoked', () => {
    const records = [record('old', 'verified', 'dir-evaluation')];
    expect(fallible(entitlement, { records, assessments })).toEqual([]);
  });

  it('may lose what is revoked, and an assessment of the same skill', () => {
    const records = [
      record('old', 'revoked', 'dir-evaluation'),
      record('log', 'verified', 'oar-outlining'),
    ];
    expect(fallible(entitlement, { records, assessments })).toEqual([
      { id: 'old', title: 'Tutorial certificate (revoked)' },
      { id: 'dir', title: 'DIR evaluation, level C (assessment)' },
    ]);
  });

  it('is amended by name, with a verified record that is not in it yet or with none', () => {
    const records = [
      record('old', 'revoked', 'dir-evaluation'),
      record('log', 'verified', 'oar-outlining'),
      record('new', 'verified', 'dir-evaluation'),
      record('sent', 'submitted', 'dir-evaluation'),
    ];
    const holder = { records, assessments };
    const act = amendmentAct(entitlement, fallible(entitlement, holder), holder);
    expect(act.fields['replacementId']?.choices?.map(({ id }) => id)).toEqual(['new']);
    const values = { removedId: 'old', replacementId: '', reason: ' Not theirs ' };
    expect(act.request(values)).toEqual({
      ...{ removedId: 'old', replacementId: null, reason: 'Not theirs', seen: 7 },
    });
    const follows = (replacementId: string) => act.follows({ ...values, replacementId })[0];
    expect(follows('')).toMatch(/^Tutorial certificate falls out .* nothing replaces it/);
    expect(follows('new')).toMatch(/Record new, 02 Mar 2026 stands in its place/);
  });
});
