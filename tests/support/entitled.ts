import type { EntitlementView } from '@oart/contract';
import type { TestMember } from './members.ts';
import { accept, assess, grant, proposalOf, sign } from './signed-acts.ts';
import type { TestDepartment } from './test-department.ts';
import { PLAN_RECORDS, TUTORIAL, certificate, log, reflectiveLog, train } from './training.ts';

export interface Term {
  readonly from: string;
  readonly until: string;
}

/** Entitles and accepts: HoRTP grants, but for themselves. */
export async function entitle(
  department: TestDepartment,
  holder: TestMember,
  role: string,
  treatmentSites: readonly string[],
  { from, until }: Term,
): Promise<EntitlementView> {
  const { horp, deputy } = department;
  const entitler = holder.personId === horp.personId ? deputy : horp;
  const proposal = await proposalOf(department, entitler, holder, {
    role,
    treatmentSites,
    effectiveFrom: from,
    expiresOn: until,
  });
  return accept(holder, await grant(entitler, proposal));
}

/** Trains and assesses an Adapter in OAR outlining and DIR evaluation. */
export async function qualifyAdapter(
  { deputy, mpe }: TestDepartment,
  adapter: TestMember,
  sites: readonly string[],
  on: string,
): Promise<void> {
  await train(adapter, deputy, [
    ...sites.flatMap((site) => [certificate(site), log(site)]),
    TUTORIAL,
  ]);
  await assess(mpe, adapter, ['oar-outlining', 'dir-evaluation'], sites, on);
}

/** Everything of an Adapter, and target outlining, plan selection and Mobius approval on top. */
export async function qualifyAdvancedAdapter(
  department: TestDepartment,
  member: TestMember,
  sites: readonly string[],
  on: string,
): Promise<void> {
  const { deputy, mpe, oncologist } = department;
  await qualifyAdapter(department, member, sites, on);
  const logs = sites.map((site) => reflectiveLog(site, oncologist));
  await train(member, deputy, [...logs, ...PLAN_RECORDS], oncologist);
  await assess(oncologist, member, ['target-outlining'], sites, on);
  await assess(mpe, member, ['plan-selection', 'mobius-approval'], sites, on);
}

/** The records and levels of a physicist; the deputy assesses, or MPE-1 where it is the deputy. */
export async function qualifyMpe(
  { deputy, mpe, horp }: TestDepartment,
  physicist: TestMember,
  sites: readonly string[],
  on: string,
): Promise<void> {
  const others = [deputy, mpe, horp].filter(({ personId }) => personId !== physicist.personId);
  const [assessor, verifier] = others;
  if (assessor === undefined || verifier === undefined) throw new Error('Two others are needed');
  await train(physicist, verifier, PLAN_RECORDS);
  await assess(assessor, physicist, ['plan-selection', 'mobius-approval'], sites, on);
}

/** A protocol of plan selection, written by MPE-1 and approved by the entitled oncologist. */
export async function approveProtocol(
  { mpe, oncologist }: Pick<TestDepartment, 'mpe' | 'oncologist'>,
  treatmentSite: string,
  effectiveFrom: string,
): Promise<string> {
  const written = await mpe
    .post('/api/protocols', { treatmentSite, title: `Plan selection, ${treatmentSite}` })
    .expect(201);
  const { id } = written.body as { id: string };
  const approved = await sign(oncologist, `/api/protocols/${id}/approval`, { effectiveFrom });
  if (approved.status !== 201) throw new Error(approved.text);
  return id;
}
