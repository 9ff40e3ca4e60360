import { latestVersion } from '@oart/contract';
import type { FrameworkVersionView, Page, PolicyVersionView } from '@oart/contract';
import type { SignedIn } from './signed-in.ts';

/** Approves a proposed version with these bytes, compared with the version approved last. */
export async function approveVersion(
  approver: SignedIn,
  of: 'framework' | 'policy',
  { id, sha256 }: Pick<FrameworkVersionView | PolicyVersionView, 'id' | 'sha256'>,
): Promise<FrameworkVersionView | PolicyVersionView> {
  const comparedWith = await comparedNow(approver, of);
  const approval = { sha256, comparedWith };
  const { body } = await approver.post(`/api/${of}/versions/${id}/approval`, approval).expect(201);
  return body as FrameworkVersionView | PolicyVersionView;
}

/** Id of the version that a proposed one is compared with now. */
export async function comparedNow(
  reader: SignedIn,
  of: 'framework' | 'policy',
): Promise<string | null> {
  const { body } = await reader.get(`/api/${of}/versions?limit=200`).expect(200);
  return latestVersion((body as Page<FrameworkVersionView | PolicyVersionView>).items)?.id ?? null;
}
