import { latestVersion } from '@oart/contract';
import type { FrameworkVersionView, Page, PolicyVersionView } from '@oart/contract';
import type { Colleague } from './colleague.ts';

/** Approves what was just proposed, compared with the version approved last. */
export async function approveDocument(
  approver: Colleague,
  of: 'framework' | 'policy',
  { id, sha256 }: FrameworkVersionView | PolicyVersionView,
): Promise<void> {
  const versions = `/api/${of}/versions`;
  const { items } = await approver.get<Page<FrameworkVersionView | PolicyVersionView>>(versions);
  const comparedWith = latestVersion(items)?.id ?? null;
  await approver.post(`${versions}/${id}/approval`, { sha256, comparedWith });
}
