import type { CalendarDay, Instant } from '../calendar/day.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { PersonId } from '../person/ids.ts';
import type { Act } from '../treatment/act.ts';
import { countedActs } from '../treatment/fraction-as-known.ts';
import { voidedSince } from '../treatment/voiding.ts';
import type { PersonFacts } from './facts.ts';
import { remembered } from '../reason/remembered.ts';

/** One act that a person signed, as far as recent practice looks at it. */
export interface PractisedAct {
  readonly act: Act;
  /** `case/fraction`: practice counts fractions, not acts (F10). */
  readonly fraction: string;
  /** When a later act of the fraction made it void; null while live. */
  readonly voidFrom: Instant | null;
}

/** The tasks that share a skill, for one treatment site on units of one platform (domain.md section 5.3, F10). */
export interface PracticeGroup {
  readonly skill: string;
  readonly treatmentSite: string;
  readonly platform: string;
  readonly tasks: readonly string[];
  readonly units: readonly string[];
}

/** A person's practice in a group in one mode, up to an instant. */
export interface Practice {
  readonly acts: readonly PractisedAct[];
  /** The latest day of each distinct fraction, the latest first. */
  readonly days: readonly CalendarDay[];
  readonly enoughSince: CalendarDay | null;
}

export function practiceGroup(
  framework: FrameworkDocument,
  units: readonly { readonly id: string; readonly platform: string }[],
  skill: string,
  treatmentSite: string,
  platform: string,
): PracticeGroup {
  return {
    skill,
    treatmentSite,
    platform,
    tasks: framework.tasks.filter((task) => task.skills.includes(skill)).map(({ id }) => id),
    units: units.filter((unit) => unit.platform === platform).map(({ id }) => id),
  };
}

/**
 * A person's acts of a group in a mode that count at an instant: signed, performed by then and not void
 * then. Acts that the person supervised are not among them: they count for neither (F10). Facts are as known.
 */
export function practiceIn(
  facts: PersonFacts,
  framework: FrameworkDocument,
  policy: PolicyDocument,
  group: PracticeGroup,
  mode: 'independent' | 'supervised',
  at: Instant,
): Practice {
  const acts = practisedActs(facts, framework, group).filter(
    ({ act, voidFrom }) =>
      act.mode === mode && act.performedAt <= at && (voidFrom === null || voidFrom > at),
  );
  return practiceOf(acts, policy);
}

/** The acts of a group that a person signed in any mode, in order of their days; facts are as known. */
export function practisedActs(
  facts: PersonFacts,
  framework: FrameworkDocument,
  { treatmentSite, tasks, units }: PracticeGroup,
): readonly PractisedAct[] {
  const signed = signedActs(facts, framework).get(treatmentSite) ?? [];
  return signed.filter(({ act }) => tasks.includes(act.task) && units.includes(act.unit));
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

/** The acts that a person signed by treatment site, in order of their days, each with when it became void (F21). */
const signedActs: (
  facts: PersonFacts,
  framework: FrameworkDocument,
) => ReadonlyMap<string, readonly PractisedAct[]> = remembered((facts, framework) => {
  const person = facts.person.id as PersonId;
  const all = countedActs(facts.acts, facts.actCorrections);
  const voided = new Map<string, Instant>();
  for (const acts of Map.groupBy(all, fractionOf).values()) {
    for (const [id, since] of voidedSince(framework, acts)) voided.set(id, since);
  }
  const signed = all
    .filter((act) => act.actor === person)
    .map((act) => ({ act, fraction: fractionOf(act), voidFrom: voided.get(act.id) ?? null }))
    .sort((one, other) => compare(one.act.performedOn, other.act.performedOn));
  return Map.groupBy(signed, ({ act }) => act.treatmentSite);
});

function practiceOf(acts: readonly PractisedAct[], policy: PolicyDocument): Practice {
  const days = [...fractionDays(acts).values()].sort().reverse();
  return { acts, days, enoughSince: enoughSince(acts, policy) };
}

/**
 * The latest day such that the fractions practised on or after it are enough by policy, in number and in
 * distinct cases; null when all together are not. `acts` are in order of their days.
 */
export function enoughSince(
  acts: readonly PractisedAct[],
  { currency }: PolicyDocument,
): CalendarDay | null {
  const fractions: string[] = [];
  const cases: string[] = [];
  for (let place = acts.length - 1; place >= 0; place -= 1) {
    const practised = acts[place];
    if (practised === undefined || fractions.includes(practised.fraction)) continue;
    const { fraction, act } = practised;
    fractions.push(fraction);
    if (!cases.includes(act.caseReference)) cases.push(act.caseReference);
    if (fractions.length >= currency.fractions && cases.length >= currency.distinctCases) {
      return act.performedOn;
    }
  }
  return null;
}

function fractionOf(act: Act): string {
  return `${act.caseReference}/${String(act.fraction)}`;
}

function compare(left: CalendarDay, right: CalendarDay): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
