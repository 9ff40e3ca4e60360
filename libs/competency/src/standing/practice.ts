import type { CalendarDay, Instant } from '../calendar/day.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { PersonId } from '../person/ids.ts';
import type { Act } from '../treatment/act.ts';
import { countedActs } from '../treatment/fraction-as-known.ts';
import { voidedSince } from '../treatment/voiding.ts';
import type { PersonFacts } from './facts.ts';
import { remembered } from './remembered.ts';

/** One act that a person signed, as far as recent practice looks at it. */
export interface PractisedAct {
  readonly act: Act;
  /** `case/fraction`: practice counts fractions, not acts (F10). */
  readonly fraction: string;
  /** When a later act of the fraction made it void; null while live. */
  readonly voidFrom: Instant | null;
}

/** The tasks that share a skill, for one treatment site on one platform (domain.md section 5.3, F10). */
export interface PracticeGroup {
  readonly skill: string;
  readonly treatmentSite: string;
  readonly platform: string;
  readonly tasks: readonly string[];
}

export function practiceGroup(
  framework: FrameworkDocument,
  skill: string,
  treatmentSite: string,
  platform: string,
): PracticeGroup {
  const tasks = framework.tasks.filter((task) => task.skills.includes(skill));
  return { skill, treatmentSite, platform, tasks: tasks.map((task) => task.id) };
}

/**
 * The acts that a person signed, on facts as known, without those recorded by mistake; acts that the
 * person supervised are not among them: they count for neither (F10).
 */
export const practiceOf: (
  facts: PersonFacts,
  framework: FrameworkDocument,
) => readonly PractisedAct[] = remembered((facts, framework) => {
  const person = facts.person.id as PersonId;
  const all = countedActs(facts.acts, facts.actCorrections);
  const voided = new Map<string, Instant>();
  for (const acts of Map.groupBy(all, fractionOf).values()) {
    for (const [id, since] of voidedSince(framework, acts)) voided.set(id, since);
  }
  return all
    .filter((act) => act.actor === person)
    .map((act) => ({ act, fraction: fractionOf(act), voidFrom: voided.get(act.id) ?? null }));
});

/** Acts of a group in a mode that count at an instant: performed by then and not void then. */
export function actsOf(
  practice: readonly PractisedAct[],
  group: PracticeGroup,
  mode: 'independent' | 'supervised',
  platformOf: (unit: string) => string | null,
  at: Instant,
): readonly PractisedAct[] {
  return practice.filter(
    ({ act, voidFrom }) =>
      act.mode === mode &&
      act.treatmentSite === group.treatmentSite &&
      act.performedAt <= at &&
      group.tasks.includes(act.task) &&
      (voidFrom === null || voidFrom > at) &&
      platformOf(act.unit) === group.platform,
  );
}

/** The latest day on which each fraction among `acts` was practised. */
export function fractionDays(acts: readonly PractisedAct[]): ReadonlyMap<string, CalendarDay> {
  const days = new Map<string, CalendarDay>();
  for (const { fraction, act } of acts) {
    const known = days.get(fraction);
    if (known === undefined || act.performedOn > known) days.set(fraction, act.performedOn);
  }
  return days;
}

function fractionOf(act: Act): string {
  return `${act.caseReference}/${String(act.fraction)}`;
}
