import type { EntitlementView, Problem } from '@oart/contract';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import type { TestMember } from '../support/members.ts';
import { sign } from '../support/signed-acts.ts';
import {
  delegate,
  joinAdapter,
  joinStranger,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';

let department: TestDepartment;
let holder: TestMember;
let held: EntitlementView;

beforeAll(async () => {
  department = await openTestDepartment(['Hospital', 'Elsewhere']);
  holder = await joinAdapter(department, 'Adapter-1', ['staff-member', 'entitler']);
  await delegate(department, department.horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, holder, ['prostate'], '2026-01-12');
  held = await entitle(department, holder, 'adapter', ['prostate'], {
    from: '2026-01-12',
    until: '2028-12-31',
  });
});

afterAll(() => department.close());

const path = (): string => `/api/entitlements/${held.id}/reviews`;

function pointersOf(body: unknown): readonly string[] {
  return ((body as Problem).errors ?? []).map(({ pointer }) => pointer);
}

describe('the yearly review of an entitlement', () => {
  const review = (fields: object = {}): object => ({
    nextReviewDueOn: '2027-01-11',
    seen: held.ledgerIndex,
    ...fields,
  });

  it.each([
    ['a day after one year', { nextReviewDueOn: '2027-01-12' }, 422, '/nextReviewDueOn'],
    ['a day that has passed', { nextReviewDueOn: '2026-01-11' }, 422, '/nextReviewDueOn'],
    ['30 February', { nextReviewDueOn: '2026-02-30' }, 400, '/nextReviewDueOn'],
    ['no ledger index', { seen: undefined }, 400, '/seen'],
    ['an unknown field', { outcome: 'fine' }, 400, '/outcome'],
  ])('is refused with %s', async (_, fields, status, pointer) => {
    const { body } = await department.horp.post(path(), review(fields)).expect(status);
    expect(pointersOf(body)).toEqual([pointer]);
  });

  it('is nobody’s of their own entitlement, whatever they are permitted', async () => {
    const { body } = await holder.post(path(), review()).expect(403);
    expect(body).toMatchObject({ type: '/problems/own-record' });
  });

  it('needs a delegation that covers it, and the permission', async () => {
    const { body } = await department.deputy.post(path(), review()).expect(422);
    expect(JSON.stringify(body)).toContain('delegation');
    await department.mpe.post(path(), review()).expect(403);
  });

  it('is not seen from another employer', async () => {
    const stranger = await joinStranger(department, ['staff-member', 'entitler']);
    await stranger.post(path(), review()).expect(404);
  });

  it('moves the day of the next one, once, and says who reviewed', async () => {
    expect(held.reviewDueOn).toBe('2027-01-11');
    await department.at('2026-12-01T10:00:00.000Z');
    const next = review({ nextReviewDueOn: '2027-11-30' });
    const key = crypto.randomUUID();
    const first = await department.horp.post(path(), next).set('idempotency-key', key).expect(201);
    const again = await department.horp.post(path(), next).set('idempotency-key', key).expect(201);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({
      state: 'active',
      reviewDueOn: '2027-11-30',
      reviews: [{ by: 'HoRTP', nextReviewDueOn: '2027-11-30' }],
    });
    const { body } = await holder.get(`/api/entitlements/${held.id}`).expect(200);
    expect((body as EntitlementView).reviews).toHaveLength(1);
  });

  it('is refused to whoever has not seen the last one', async () => {
    const { body } = await department.horp.post(path(), review()).expect(409);
    expect(body).toMatchObject({ type: '/problems/changed-since-seen' });
  });

  it('is of an entitlement that is still open', async () => {
    const { body: now } = await department.horp.get(`/api/entitlements/${held.id}`).expect(200);
    held = now as EntitlementView;
    const withdrawal = {
      effectiveFrom: '2026-12-01',
      forCause: false,
      reason: 'The post changed.',
      seen: held.ledgerIndex,
    };
    const withdrawn = await sign(
      department.horp,
      `/api/entitlements/${held.id}/withdrawal`,
      withdrawal,
    );
    held = withdrawn.body as EntitlementView;
    const { body } = await department.horp.post(path(), review()).expect(409);
    expect(body).toMatchObject({ type: '/problems/conflict' });
  });
});
