import { suspends } from '@oart/competency';
import type { EntitlementState, EntitlementView } from '@oart/contract';

/** Whose and which entitlements of a past day are asked for; empty is all. */
export interface AuditQuestion {
  readonly person: string;
  readonly task: string;
  readonly treatmentSite: string;
  readonly unit: string;
  /** Those too that did not hold at the instant. */
  readonly isWithEnded: boolean;
  /** The instant asked about; of one that is now, when the list was read. */
  readonly at: string;
}

/** What a question names, as it is called; empty where it names nothing. */
export type AuditWords = Readonly<Record<'person' | 'task' | 'treatmentSite' | 'unit', string>>;

/** States in which an entitlement holds, wholly or in part. */
const HOLDING: ReadonlySet<EntitlementState> = new Set(['active', 'suspended-in-part']);

/** The entitlements that a question is about, by name and number. */
export function entitlementsAsked(
  entitlements: readonly EntitlementView[],
  question: AuditQuestion,
): readonly EntitlementView[] {
  const { person, task, treatmentSite, unit, isWithEnded } = question;
  return entitlements
    .filter(
      (each) =>
        (person === '' || each.person.id === person) &&
        (task === '' || each.tasks.some(({ id }) => id === task)) &&
        (treatmentSite === '' || each.scope.treatmentSites.includes(treatmentSite)) &&
        (unit === '' || each.scope.units.some((id) => id === unit)) &&
        (isWithEnded || isHeld(each, question)),
    )
    .toSorted(
      (one, other) =>
        one.person.displayName.localeCompare(other.person.displayName, 'en-GB', {
          numeric: true,
        }) || one.number.localeCompare(other.number),
    );
}

/** Whether anything of what is asked about was held: an entitlement may be suspended in just that part. */
function isHeld(
  { state, tasks, scope, suspensions }: EntitlementView,
  { task, treatmentSite, at }: AuditQuestion,
): boolean {
  if (!HOLDING.has(state)) return false;
  const live = suspensions.filter(
    ({ startedAt, liftedAt }) => startedAt <= at && (liftedAt === null || liftedAt > at),
  );
  const sites = treatmentSite === '' ? scope.treatmentSites : [treatmentSite];
  const asked = task === '' ? tasks.map(({ id }) => id) : [task];
  return asked.some((each) =>
    sites.some((site) => !live.some((suspension) => suspends(suspension, each, site))),
  );
}

/** `3 people held an entitlement for Edit OAR, Prostate`; how many people, not how many letters. */
export function auditSentence(
  entitlements: readonly EntitlementView[],
  question: AuditQuestion,
  words: AuditWords,
): string {
  const people = new Set(
    entitlements.filter((each) => isHeld(each, question)).map(({ person }) => person.id),
  ).size;
  const about = [words.task, words.treatmentSite].filter((each) => each !== '').join(', ');
  const filter = `${about === '' ? '' : ` for ${about}`}${words.unit === '' ? '' : ` on ${words.unit}`}`;
  if (words.person !== '') {
    return `${words.person} held ${people === 0 ? 'no' : 'an'} entitlement${filter}`;
  }
  if (people === 0) return `Nobody held an entitlement${filter}`;
  return `${people === 1 ? '1 person' : `${String(people)} people`} held an entitlement${filter}`;
}
