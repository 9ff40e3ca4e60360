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
  /**
   * The latest day such that the fractions on or after it are enough by policy, in number and in distinct
   * cases; null when all together are not.
   */
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
  const signed = signedActs(facts, framework);
  const key = `${mode}/${group.treatmentSite}/${group.skill}/${group.platform}`;
  if (at >= signed.settledFrom) {
    const settled = signed.settled.get(key);
    if (settled?.policy === policy) return settled.practice;
  }
  const acts = (signed.byModeAndSite.get(`${mode}/${group.treatmentSite}`) ?? []).filter(
    ({ act, voidFrom }) =>
      act.performedAt <= at &&
      group.tasks.includes(act.task) &&
      group.units.includes(act.unit) &&
      (voidFrom === null || voidFrom > at),
  );
  const practice = practiceOf(acts, policy);
  if (at >= signed.settledFrom) signed.settled.set(key, { policy, practice });
  return practice;
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

interface SignedActs {
  readonly byModeAndSite: ReadonlyMap<string, readonly PractisedAct[]>;
  /** From this instant on no known act changes what counts. */
  readonly settledFrom: Instant;
  readonly settled: Map<string, { readonly policy: PolicyDocument; readonly practice: Practice }>;
}

const signedActs: (facts: PersonFacts, framework: FrameworkDocument) => SignedActs = remembered(
  (facts, framework) => {
    const person = facts.person.id as PersonId;
    const all = countedActs(facts.acts, facts.actCorrections);
    const voided = new Map<string, Instant>();
    for (const acts of Map.groupBy(all, fractionOf).values()) {
      for (const [id, since] of voidedSince(framework, acts)) voided.set(id, since);
    }
    const signed = all
      .filter((act) => act.actor === person)
      .map((act) => ({ act, fraction: fractionOf(act), voidFrom: voided.get(act.id) ?? null }));
    return {
      byModeAndSite: Map.groupBy(signed, ({ act }) => `${act.mode}/${act.treatmentSite}`),
      settledFrom: all.at(-1)?.performedAt ?? ('' as Instant),
      settled: new Map(),
    };
  },
);

function practiceOf(acts: readonly PractisedAct[], policy: PolicyDocument): Practice {
  const { fractions, distinctCases } = policy.currency;
  const caseOf = new Map(acts.map(({ fraction, act }) => [fraction, act.caseReference]));
  const latestFirst = [...fractionDays(acts)].sort(([, left], [, right]) =>
    left < right ? 1 : left > right ? -1 : 0,
  );
  const cases = new Set<string | undefined>();
  let enoughSince: CalendarDay | null = null;
  for (const [place, [fraction, day]] of latestFirst.entries()) {
    cases.add(caseOf.get(fraction));
    if (place + 1 < fractions || cases.size < distinctCases) continue;
    enoughSince = day;
    break;
  }
  return { acts, days: latestFirst.map(([, day]) => day), enoughSince };
}

/** `case/fraction`: what practice counts (F10). */
export function fractionOf(act: Act): string {
  return `${act.caseReference}/${String(act.fraction)}`;
}
