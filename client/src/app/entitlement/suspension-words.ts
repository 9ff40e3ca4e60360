import type { SuspensionCause } from '@oart/competency';
import { inWords, midSentence } from '@oart/contract';
import type { EntitlementView, SuspensionView } from '@oart/contract';

/** Why an entitlement is suspended, in words; a suspension is without prejudice. */
export const CAUSE_TITLES: Readonly<Record<SuspensionCause, string>> = {
  incident: 'An incident is being looked into',
  concern: 'A concern was raised',
  'evidence-integrity': 'A record it rests on was revoked',
  'for-cause': 'For cause',
  administrative: 'Administrative',
};

/** Who may lift a suspension (domain.md 8): told wherever one is live. */
export const WHO_LIFTS = 'An entitler other than the holder lifts it.';

/** What of an entitlement is suspended; an empty list names all of its kind (scenario 44). */
export function suspendedPart(
  { tasks, treatmentSites }: Pick<SuspensionView, 'tasks' | 'treatmentSites'>,
  entitlement: Pick<EntitlementView, 'tasks' | 'treatmentSites'>,
): string {
  const what = tasks.length === 0 ? 'every task' : titlesOf(tasks, entitlement.tasks);
  const where =
    treatmentSites.length === 0
      ? 'every treatment site'
      : titlesOf(treatmentSites, entitlement.treatmentSites);
  return `${what} for ${where}`;
}

function titlesOf(ids: readonly string[], titled: EntitlementView['tasks']): string {
  const named = titled.filter(({ id }) => ids.includes(id));
  return inWords(named.map(({ title }) => midSentence(title)));
}
