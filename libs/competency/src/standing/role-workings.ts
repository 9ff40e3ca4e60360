import type { CompetenceLevel } from '../assessment/assessment.ts';
import type { Requirement, Role } from '../framework/framework.ts';
import { requirementsOf } from '../framework/inclusion.ts';
import type { ApplicableRequirement } from '../framework/transition.ts';
import type { CalendarDay } from '../calendar/day.ts';
import type { PersonId } from '../person/ids.ts';
import { prerequisiteReasons } from '../person/prerequisite.ts';
import type { Reason } from '../reason/reason.ts';
import { equivalentSites } from './allowances.ts';
import type { Cell, Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import { firstGrantInRole } from './first-grant.ts';
import {
  checkRequirement,
  placeLevelReasons,
  type RequirementCheck,
  type SkillPlace,
} from './requirement-check.ts';
import { shared, sharedWhile } from './shared-workings.ts';
import { stretchesAt } from './stretches.ts';

/** Why a role without an entitlement is not met for a cell: its prerequisites and what it requires for the task. */
export function roleReasons(
  circumstances: Circumstances,
  facts: PersonFacts,
  cell: Cell,
  role: Role,
): readonly Reason[] {
  return [
    ...sharedPrerequisites(circumstances, facts, role),
    ...requirementReasons(circumstances, facts, cell, role),
  ];
}

/** Why what a role requires for the task of a cell is not shown. */
export function requirementReasons(
  circumstances: Circumstances,
  facts: PersonFacts,
  { task, treatmentSite, platform, adaptationType }: Cell,
  role: Role,
): readonly Reason[] {
  const { framework, policy, moment, inForce } = circumstances;
  const place = { treatmentSite, platform, adaptationTypes: [adaptationType] };
  const requirements = asked(inForce, `${role.id}/${task.id}/${treatmentSite}`, () =>
    requirementsOf(framework, policy, role.id, [task.id], treatmentSite),
  );
  if (requirements.length === 0) return [];
  const firstGrantOn = firstGrantInRole(facts, role.id, treatmentSite, moment);
  return requirements.flatMap((requirement) => {
    const applicable = { requirement, document: framework, deadline: null };
    return sharedCheck(circumstances, facts, applicable, place, null, firstGrantOn).reasons;
  });
}

const asked = shared<readonly Requirement[]>();

/** `prerequisiteReasons`, once for all cells. */
export function sharedPrerequisites(
  circumstances: Circumstances,
  facts: PersonFacts,
  role: Role,
): readonly Reason[] {
  const here = stretchesAt(facts, circumstances);
  const key = `${circumstances.framework.number}/${role.id}`;
  return prerequisites(here.general, here, key, () =>
    prerequisiteReasons(role, circumstances.policy, facts, circumstances.moment),
  );
}

/** `checkRequirement`, once for all cells at a place; inside a stretch only its reasons and its end are of the moment. */
export function sharedCheck(
  circumstances: Circumstances,
  facts: PersonFacts,
  applicable: ApplicableRequirement,
  place: SkillPlace,
  entitler: PersonId | null,
  firstGrantOn: CalendarDay | null,
): RequirementCheck {
  const { policy, moment } = circumstances;
  const { document, requirement, deadline } = applicable;
  const { skill, id } = requirement;
  const { treatmentSite, adaptationTypes } = place;
  const here = stretchesAt(facts, circumstances);
  const isCarried = equivalentSites(facts, skill, treatmentSite, moment).length > 0;
  const asked = `${document.number}/${id}/${deadline ?? ''}/${entitler ?? ''}`;
  const where = `${treatmentSite}/${adaptationTypes.join('+')}`;
  const key = `${asked}/${where}/${firstGrantOn === null ? 'again' : 'first'}`;
  return checks(isCarried ? here : here.shown(skill), here, key, () =>
    checkRequirement(facts, applicable, { policy, place, entitler, firstGrantOn, moment }),
  );
}

/** `placeLevelReasons` of a skill for a cell, once for all moments between two turns of what was shown in it. */
export function sharedLevelReasons(
  circumstances: Circumstances,
  facts: PersonFacts,
  { treatmentSite, platform, adaptationType }: Cell,
  skill: string,
  needed: CompetenceLevel,
): readonly Reason[] {
  const key = `${needed}/${treatmentSite}/${adaptationType}`;
  return levels(stretchesAt(facts, circumstances).shown(skill), key, () => {
    const place = { treatmentSite, platform, adaptationTypes: [adaptationType] };
    return placeLevelReasons(facts, skill, needed, place, circumstances.moment);
  });
}

const levels = shared<readonly Reason[]>();
// Reasons of post name the day asked about.
const prerequisites = sharedWhile<readonly Reason[]>(({ length }) => length === 0);
// Experience that is not yet long enough grows day by day.
const checks = sharedWhile<RequirementCheck>(({ result }) => result.experience?.met !== false);
