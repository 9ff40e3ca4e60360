import { governingAssessment, levelReasons } from '../assessment/governing.ts';
import type { CompetenceLevel } from '../assessment/assessment.ts';
import type { CalendarDay, Moment } from '../calendar/day.ts';
import { requirementResult, type RequirementResult } from '../evidence/requirement.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { ApplicableRequirement } from '../framework/transition.ts';
import type { AssessmentId, PersonId } from '../person/ids.ts';
import { reason, type Reason } from '../reason/reason.ts';
import { allowancesFor, equivalentSites } from './allowances.ts';
import type { PersonFacts } from './facts.ts';

/** Where a skill must be shown: one treatment site, on a platform, for adaptation types. */
export interface SkillPlace {
  readonly treatmentSite: string;
  readonly platform: string;
  readonly adaptationTypes: readonly string[];
}

/** One requirement with its records, experience and level, as they stand for one treatment site. */
export interface RequirementCheck {
  readonly applicable: ApplicableRequirement;
  readonly treatmentSite: string;
  readonly result: RequirementResult;
  readonly reasons: readonly Reason[];
  readonly assessments: readonly AssessmentId[];
}

/** What a check of requirements needs to know beside the person's facts. */
export interface RequirementContext {
  readonly policy: PolicyDocument;
  readonly place: SkillPlace;
  /** Whose approval of a waiver does not count: the entitler of what the requirement supports (I3). */
  readonly entitler: PersonId | null;
  /** The day a first grant takes effect; null for standing and renewals (F9). */
  readonly firstGrantOn: CalendarDay | null;
  readonly moment: Moment;
}

/** Checks records, experience and level of one requirement (I3); a missed transition deadline is said (F12). */
export function checkRequirement(
  facts: PersonFacts,
  applicable: ApplicableRequirement,
  context: RequirementContext,
): RequirementCheck {
  const { policy, place, entitler, firstGrantOn, moment } = context;
  const { requirement, document, deadline } = applicable;
  const { skill } = requirement;
  const { treatmentSite } = place;
  const allowances = allowancesFor(
    facts,
    policy,
    skill,
    treatmentSite,
    entitler,
    firstGrantOn,
    moment,
  );
  const result = requirementResult(document, requirement, facts, treatmentSite, moment, allowances);
  const missed = !result.met && deadline !== null;
  return {
    applicable,
    treatmentSite,
    result,
    reasons: [
      ...(missed
        ? [
            reason('transition-deadline-missed', {
              requirement: requirement.id,
              skill,
              treatmentSite,
              on: deadline,
            }),
          ]
        : []),
      ...result.reasons,
      ...placeLevelReasons(facts, skill, requirement.level, place, moment),
    ],
    assessments: governingIds(facts, skill, place, moment),
  };
}

/** Why a level is not held for every adaptation type of a place, equivalences included (F13, F17). */
export function placeLevelReasons(
  facts: PersonFacts,
  skill: string,
  needed: CompetenceLevel,
  place: SkillPlace,
  moment: Moment,
): readonly Reason[] {
  const { treatmentSite, platform, adaptationTypes } = place;
  const carried = equivalentSites(facts, skill, treatmentSite, moment);
  return adaptationTypes.flatMap((adaptationType) =>
    levelReasons(
      facts,
      { skill, treatmentSite, platform, adaptationType },
      needed,
      moment,
      carried,
    ),
  );
}

function governingIds(
  facts: PersonFacts,
  skill: string,
  { treatmentSite, platform, adaptationTypes }: SkillPlace,
  moment: Moment,
): readonly AssessmentId[] {
  const sites = [treatmentSite, ...equivalentSites(facts, skill, treatmentSite, moment)];
  const ids = adaptationTypes.flatMap((adaptationType) => {
    for (const site of sites) {
      const cell = { skill, treatmentSite: site, platform, adaptationType };
      const governing = governingAssessment(facts, cell, moment);
      if (governing !== null) return [governing.assessment.id];
    }
    return [];
  });
  return [...new Set(ids)];
}
