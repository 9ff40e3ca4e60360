import type { CalendarDay, Moment } from '../calendar/day.ts';
import type { Role } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import { prerequisiteEnds, prerequisiteReasons } from '../person/prerequisite.ts';
import type { Reason } from '../reason/reason.ts';
import type { PersonFacts } from './facts.ts';

/** Why one prerequisite of a role is not met; a sanction on any register is asked of the person, not here. */
export function clauseReasons(
  role: Role,
  position: number,
  policy: PolicyDocument,
  facts: PersonFacts,
  moment: Moment,
): readonly Reason[] {
  return prerequisiteReasons(only(role, position), policy, facts, moment);
}

/** Last day on which one prerequisite stays met if nothing more is recorded; null without an end. */
export function clauseEnds(
  role: Role,
  position: number,
  policy: PolicyDocument,
  facts: PersonFacts,
  moment: Moment,
): CalendarDay | null {
  const days = prerequisiteEnds(only(role, position), policy, facts, moment).map(({ day }) => day);
  return days.sort()[0] ?? null;
}

function only(role: Role, position: number): Role {
  return { ...role, prerequisites: role.prerequisites.slice(position, position + 1) };
}
