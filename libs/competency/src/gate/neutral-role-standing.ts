import { roleStandingOf, type RoleStanding } from '../standing/role-standing.ts';
import { isHidden, neutralEnd, type ReasonLevel } from './neutral.ts';

/**
 * A cell of the matrix at a level (I15, F28): a task to which a hidden reason applies shows as not
 * entitled, and no end that would tell of registration or absence.
 */
export function roleStandingFor(level: ReasonLevel, standing: RoleStanding): RoleStanding {
  if (level === 'full') return standing;
  const tasks = standing.tasks.map((each) =>
    each.codes.some(isHidden)
      ? { ...each, state: 'not-entitled' as const, codes: [], usableUntil: null }
      : { ...each, usableUntil: neutralEnd(each.usableUntil) },
  );
  return roleStandingOf(standing.role, standing.treatmentSite, tasks);
}
