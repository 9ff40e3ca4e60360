import { expect } from '@jest/globals';
import type { EntitlementView, EvidenceView, Page, StaffFileView } from '@oart/contract';
import type { TestMember } from './members.ts';
import { sign } from './signed-acts.ts';
import type { TestDepartment } from './test-department.ts';

/** What a process answered to the call: the header that says how far it is in force. */
type Headers = Readonly<Record<string, string | undefined>>;

/** Takes a right of an Adapter of the test department, whose clock stands at 12 January 2026. */
export type RightTaken = (department: TestDepartment, holder: TestMember) => Promise<Headers>;

/** The calls that take a right away, each by whom it is for. */
export const RIGHTS_TAKEN: readonly (readonly [string, RightTaken])[] = [
  [
    'a suspension',
    async ({ manager }, holder) => {
      const { id } = await entitlementOf(holder);
      const { headers } = await manager
        .post(`/api/entitlements/${id}/suspensions`, {
          cause: 'concern',
          tasks: [],
          treatmentSites: [],
          restrictedNote: null,
          conditionsToLift: null,
        })
        .expect(201);
      return headers;
    },
  ],
  [
    'a withdrawal',
    async ({ horp }, holder) => {
      const { id, ledgerIndex } = await entitlementOf(holder);
      const { status, headers } = await sign(horp, `/api/entitlements/${id}/withdrawal`, {
        effectiveFrom: '2026-01-12',
        forCause: false,
        reason: 'The post changed.',
        seen: ledgerIndex,
      });
      expect(status).toBe(201);
      return headers;
    },
  ],
  [
    'the revocation of a record',
    async ({ horp }, holder) => {
      const { body } = await holder
        .get(`/api/evidence?person=${holder.personId}&limit=50`)
        .expect(200);
      const record = (body as Page<EvidenceView>).items.find(
        ({ type }) => type === 'proknow-certificate',
      );
      if (record === undefined) throw new Error('An Adapter has a certificate');
      const { headers } = await horp
        .post(`/api/evidence/${record.id}/revocation`, {
          kind: 'integrity',
          effectiveFrom: '2026-01-12',
          reason: 'Found to belong to somebody else',
          seen: record.ledgerIndex,
        })
        .expect(201);
      return headers;
    },
  ],
  [
    'the end of a post',
    async ({ manager }, { personId }) => {
      const { body } = await manager.get(`/api/people/${personId}/staff-file`).expect(200);
      const [post] = (body as StaffFileView).employments;
      if (post === undefined) throw new Error('An Adapter has a post');
      const { contract, profession, band, wte, startsOn } = post;
      const { headers } = await manager
        .post(`/api/people/${personId}/employments`, {
          contract,
          profession,
          band,
          wte,
          startsOn,
          endsOn: '2026-01-11',
          supersedes: post.id,
        })
        .expect(201);
      return headers;
    },
  ],
];

async function entitlementOf(holder: TestMember): Promise<EntitlementView> {
  const { body } = await holder.get('/api/entitlements').expect(200);
  const [held] = (body as Page<EntitlementView>).items;
  if (held === undefined) throw new Error('An Adapter holds an entitlement');
  return held;
}
