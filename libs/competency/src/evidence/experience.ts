import { LAST_DAY, addDays, earlierOf } from '../calendar/civil-day.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import { dayAt } from '../calendar/zone.ts';
import type { ExperienceRule } from '../framework/framework.ts';
import type { EvidenceId } from '../person/ids.ts';
import type { Absence } from '../person/person.ts';
import type { Evidence, ExperiencePeriod } from './evidence.ts';
import type { EvidenceStanding } from './evidence-state.ts';
import {
  daysBefore,
  daysNeeded,
  metFrom,
  unionOfPeriods,
  type CountedPeriod,
} from './experience-days.ts';

/** The calculation, step by step, for words to be made from it (domain.md 10.4: it is always shown). */
export type ExperienceStep =
  | {
      readonly kind: 'claim';
      readonly evidence: EvidenceId;
      readonly from: CalendarDay;
      readonly countedUntil: CalendarDay;
      /** Whether the claim goes on and counts only to the day of its verification. */
      readonly open: boolean;
      readonly wte: number;
    }
  | { readonly kind: 'absence'; readonly from: CalendarDay; readonly until: CalendarDay }
  | {
      readonly kind: 'counted';
      readonly from: CalendarDay;
      readonly until: CalendarDay;
      readonly wte: number;
      readonly days: number;
    }
  | { readonly kind: 'total'; readonly heldDays: number; readonly neededDays: number }
  | { readonly kind: 'met-from'; readonly on: CalendarDay };

export interface ExperienceResult {
  readonly met: boolean;
  /** First day on which it is met, also one ahead that needs nothing more recorded; null when never. */
  readonly metFrom: CalendarDay | null;
  readonly heldDays: number;
  readonly neededDays: number;
  readonly evidence: readonly EvidenceId[];
  readonly steps: readonly ExperienceStep[];
  /** Last day on which it stays met; experience itself stays, a claim may end or be revoked. */
  readonly lastDay: CalendarDay | null;
}

/** What of a submission its experience is counted from. */
export type ClaimedExperience = Pick<EvidenceStanding, 'state' | 'verifiedAt' | 'lastDay'> & {
  readonly evidence: Pick<Evidence, 'id' | 'experience'>;
};

interface Claim {
  readonly standing: ClaimedExperience;
  readonly period: CountedPeriod;
  readonly open: boolean;
}

/** Experience of an activity from verified claims, overlaps counted once (I9, domain.md 10.4). */
export function experienceResult(
  rule: ExperienceRule,
  standings: readonly ClaimedExperience[],
  absences: readonly Pick<Absence, 'from' | 'returnedOn'>[],
  moment: Moment,
): ExperienceResult {
  const claims = standings
    .map((standing) => claimOf(standing, rule, moment))
    .filter((claim) => claim !== null);
  const away = rule.absences === 'subtracted' ? absences.map(awayOf) : [];
  const union = unionOf(claims, away);
  const first = metFrom(union, rule.span);
  const met = first !== null && first <= moment.on;
  const heldDays = daysBefore(moment.on, union);
  const neededDays = daysNeeded(moment.on, rule.span);
  return {
    met,
    metFrom: first,
    heldDays,
    neededDays,
    evidence: claims.map(({ standing }) => standing.evidence.id),
    steps: [
      ...claims.map(claimStep),
      ...away.map(({ from, until }) => ({ kind: 'absence' as const, from, until })),
      ...union.map((period) => ({
        kind: 'counted' as const,
        ...period,
        days: daysBefore(LAST_DAY, [period]),
      })),
      { kind: 'total', heldDays, neededDays },
      ...(first === null ? [] : [{ kind: 'met-from' as const, on: first }]),
    ],
    lastDay: met ? lastDayMet(rule, claims, away) : null,
  };
}

function claimOf(standing: ClaimedExperience, rule: ExperienceRule, moment: Moment): Claim | null {
  const { experience } = standing.evidence;
  if (experience?.activity !== rule.activity) return null;
  if (standing.state !== 'verified' || standing.verifiedAt === null) return null;
  const verifiedOn = dayAt(standing.verifiedAt, moment.zone);
  // Nobody can have verified days after the verification, whatever the claim says.
  const until = earlierOf(experience.until, verifiedOn) ?? verifiedOn;
  const wte = rule.basis === 'wte' ? experience.wte : 1;
  return { standing, period: { from: experience.from, until, wte }, open: isOpen(experience) };
}

function isOpen({ until }: ExperiencePeriod): boolean {
  return until === null;
}

function awayOf({ from, returnedOn }: Pick<Absence, 'from' | 'returnedOn'>): CountedPeriod {
  return { from, until: returnedOn === null ? LAST_DAY : addDays(returnedOn, -1), wte: 1 };
}

function unionOf(
  claims: readonly Claim[],
  away: readonly CountedPeriod[],
): readonly CountedPeriod[] {
  return unionOfPeriods(
    claims.map(({ period }) => period),
    away,
  );
}

/** The day before the first end of a claim without which the rest no longer reaches the span. */
function lastDayMet(
  rule: ExperienceRule,
  claims: readonly Claim[],
  away: readonly CountedPeriod[],
): CalendarDay | null {
  const ends = claims.map(({ standing }) => standing.lastDay).filter((day) => day !== null);
  for (const end of [...new Set(ends)].sort()) {
    const left = claims.filter(({ standing: { lastDay } }) => lastDay === null || lastDay > end);
    const first = metFrom(unionOf(left, away), rule.span);
    if (first === null || first > addDays(end, 1)) return end;
  }
  return null;
}

function claimStep({ standing, period, open }: Claim): ExperienceStep {
  return {
    kind: 'claim',
    evidence: standing.evidence.id,
    from: period.from,
    countedUntil: period.until,
    open,
    wte: period.wte,
  };
}
