import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import { lastDayOf } from '../calendar/span.ts';
import { startOfDay } from '../calendar/zone.ts';
import { entitlementEnds } from '../entitlement/life.ts';
import { evidenceStandings } from '../evidence/evidence-state.ts';
import { personnelTurningDays } from '../person/personnel-facts.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import type { Judgement } from './judgement.ts';
import { requirementsAsked } from './requirements-asked.ts';
import { shared } from './shared-workings.ts';
import { remembered } from '../reason/remembered.ts';

/**
 * The first instant after the moment at which the answer of a cell could turn, if nothing more is
 * recorded than what is known; null when it never can. It may be earlier than a real turn, never later:
 * whoever walks along them asks again at each.
 */
export function nextTurn(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  passing: Judgement,
): Instant | null {
  const { department, unit, moment } = circumstances;
  const days = competenceDays(circumstances, facts, cell, passing).filter((day) => day > moment.on);
  const personal = nextPersonalDay(circumstances, facts);
  const day = [...days, ...(personal === null ? [] : [personal])].sort()[0];
  const instants = [
    ...(day === undefined ? [] : [startOfDay(day, unit.timeZone)]),
    ...unit.software.map((change) => change.effectiveAt),
    ...laterThan(recordingInstants(facts, department), moment.at),
  ];
  return instants.filter((instant) => instant > moment.at).sort()[0] ?? null;
}

/** The next day on which something turns that does not depend on the task asked about. */
const nextPersonalDay = (circumstances: Circumstances, facts: PersonFacts): CalendarDay | null =>
  sharedDay(facts, circumstances, 'next', () => {
    const { department, policy, moment } = circumstances;
    const days = [
      ...entitlementDays(circumstances, facts),
      ...personnelTurningDays(facts, policy),
      ...allowanceDays(circumstances, facts),
      ...department.frameworks.flatMap(({ effectiveFrom, withdrawnFrom }) =>
        withdrawnFrom === null ? [effectiveFrom] : [effectiveFrom, withdrawnFrom],
      ),
    ];
    return days.filter((day) => day > moment.on).sort()[0] ?? null;
  });

const sharedDay = shared<CalendarDay | null>();

function entitlementDays({ moment }: Circumstances, facts: PersonFacts): readonly CalendarDay[] {
  return facts.entitlements.flatMap((entitlement) => [
    entitlement.effectiveFrom,
    ...entitlementEnds(facts, entitlement, moment).map(({ from }) => from),
  ]);
}

/** First days and days after the end of equivalences and waivers. */
function allowanceDays({ policy }: Circumstances, facts: PersonFacts): readonly CalendarDay[] {
  return [
    ...facts.equivalences.flatMap(({ from, until }) =>
      until === null ? [from] : [from, addDays(until, 1)],
    ),
    ...facts.waivers.flatMap(({ from, until }) => [
      from,
      addDays(until, 1),
      addDays(lastDayOf(from, policy.waiver.longest), 1),
    ]),
  ];
}

/** Days after what the yes rests on ends: records, experience, recent practice, transition deadlines. */
function competenceDays(
  circumstances: Circumstances,
  facts: PersonFacts,
  { task, treatmentSite }: Cell,
  { entitlement, currency, requirements }: Judgement,
): readonly CalendarDay[] {
  const ends = [
    ...requirements.map(({ result }) => result.end?.day ?? null),
    ...currency.map(({ lastCurrentDay }) => lastCurrentDay),
    ...evidenceStandings(facts, circumstances.moment)
      .filter(({ evidence }) => evidence.type === 'equipment-training')
      .map(({ lastDay }) => lastDay),
  ];
  const asked = requirementsAsked(circumstances, facts, entitlement, task.id, treatmentSite);
  return [...ends.filter((day) => day !== null), ...(asked?.upcoming ?? []).map(deadlineOf)].map(
    (day) => addDays(day, 1),
  );
}

function deadlineOf({ deadline }: { readonly deadline: CalendarDay }): CalendarDay {
  return deadline;
}

/** Every instant at which something known was recorded, signed or performed, in order. */
export const recordingInstants: (
  facts: PersonFacts,
  department: Circumstances['department'],
) => readonly Instant[] = remembered((facts, department) => {
  const recorded = [
    facts.evidence,
    facts.evidenceReviews,
    facts.evidenceCountersignatures,
    facts.assessments,
    facts.assessmentVoids,
    facts.assessmentReviews,
    facts.conditionsDecisions,
    facts.entitlements,
    facts.acceptances,
    facts.suspensions,
    facts.lifts,
    facts.entitlementReviews,
    facts.waivers,
    facts.equivalences,
    department.protocolApprovals,
  ];
  const instants = new Set<Instant>();
  for (const fact of recorded.flat()) instants.add(fact.recordedAt);
  for (const act of facts.acts) instants.add(act.performedAt);
  return [...instants].sort();
});

/** The first of sorted instants after `at`, as a list of none or one. */
function laterThan(sorted: readonly Instant[], at: Instant): readonly Instant[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? at) > at) high = middle;
    else low = middle + 1;
  }
  return sorted.slice(low, low + 1);
}
