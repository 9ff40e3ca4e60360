import { SeededDraw } from '../support/seeded-draw.ts';
import { TIME_ZONE, dayIn, startOf } from './gate-calendar.ts';
import { TREATMENT_SITES, ROLES, TASKS } from './gate-roles.ts';

/** What one entitlement says, as every engine is told it: a role, a place and a window. */
export interface Grant {
  readonly person: number;
  readonly role: number;
  readonly treatmentSite: number;
  readonly centre: number;
  /** First and last day of the window, civil days of `TIME_ZONE`. */
  readonly fromOn: string;
  readonly lastOn: string;
  /** The same window in epoch milliseconds; `until` is the first one outside. */
  readonly from: number;
  readonly until: number;
}

/** May this person take this task for this treatment site at this centre, at this instant? */
export interface Question {
  readonly person: number;
  readonly task: number;
  readonly treatmentSite: number;
  readonly centre: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface Workload {
  readonly seed: number;
  readonly staff: number;
  /** Two a person, one after the other. */
  readonly grants: readonly Grant[];
  /** Asked on the day of `NOW`, each at an instant of its own. */
  readonly questions: readonly Question[];
  /** The same questions at instants of the two years before. */
  readonly past: readonly Question[];
}

export const CENTRES = 50;
export const GRANTS_EACH = 2;
export const NOW = Date.parse('2026-11-16T11:00:00.000Z');
const DAY = 86_400_000;
const PAST_DAYS = 700;
const FIRST_START = Date.parse('2023-02-01T12:00:00.000Z');
const STARTS_WITHIN_DAYS = 1_500;
/** Of a hundred questions, those that are about a window that is open. */
const MEANT_AS_YES = 0.57;

/** The workload of every figure of the gate: the same seed makes the same grants and questions. */
export function gateWorkload(seed: number, staff = 10_000, questions = 20_000): Workload {
  const draw = new SeededDraw(seed);
  const grants = Array.from({ length: staff }, (_, person) => grantsOf(person, draw)).flat();
  const asked = Array.from({ length: questions }, () => {
    const at = NOW + draw.whole(0, 4 * 3_600_000);
    return question(draw, grants, at);
  });
  const past = Array.from({ length: questions }, () => {
    const at = NOW - draw.whole(0, PAST_DAYS * DAY);
    return question(draw, grants, at);
  });
  return { seed, staff, grants, questions: asked, past };
}

/** The grants of one person alone, for a department too large to be drawn at once. */
export function grantsOf(person: number, draw: SeededDraw): readonly Grant[] {
  const home = draw.whole(0, CENTRES - 1);
  return Array.from({ length: GRANTS_EACH }, () => {
    const start = FIRST_START + draw.whole(0, STARTS_WITHIN_DAYS) * DAY;
    const fromOn = dayIn(TIME_ZONE, start);
    const lastOn = dayIn(TIME_ZONE, start + draw.whole(365, 1_095) * DAY);
    return {
      person,
      role: draw.whole(0, ROLES.length - 1),
      treatmentSite: draw.whole(0, TREATMENT_SITES.length - 1),
      centre: draw.chance(0.8) ? home : draw.whole(0, CENTRES - 1),
      fromOn,
      lastOn,
      from: startOf(TIME_ZONE, fromOn),
      until: startOf(TIME_ZONE, lastOn, 1),
    };
  });
}

function question(draw: SeededDraw, grants: readonly Grant[], at: number): Question {
  const isMeantAsYes = draw.chance(MEANT_AS_YES);
  let grant = grantAt(grants, draw);
  while (isMeantAsYes && (grant.from > at || grant.until <= at)) grant = grantAt(grants, draw);
  const own = ROLES[grant.role]?.tasks ?? [];
  const asGranted = {
    person: grant.person,
    task: own[draw.whole(0, own.length - 1)] ?? 0,
    treatmentSite: grant.treatmentSite,
    centre: grant.centre,
    at,
  };
  if (isMeantAsYes) return asGranted;
  return {
    ...asGranted,
    task: draw.whole(0, TASKS.length - 1),
    ...(draw.chance(0.3) && { treatmentSite: draw.whole(0, TREATMENT_SITES.length - 1) }),
    ...(draw.chance(0.5) && { centre: draw.whole(0, CENTRES - 1) }),
  };
}

function grantAt(grants: readonly Grant[], draw: SeededDraw): Grant {
  const grant = grants[draw.whole(0, grants.length - 1)];
  if (grant === undefined) throw new Error('A workload has grants');
  return grant;
}
