import type { Moment } from '../calendar/day.ts';
import type { FrameworkDocument, RecordRule, Requirement } from '../framework/framework.ts';
import type { Evidence } from './evidence.ts';
import type { EvidenceStanding } from './evidence-state.ts';
import { fitReasons, isNamedBy } from './record-fit.ts';
import { structureReasons, structureSetFor } from './structure.ts';

/**
 * The requirements that a record would count for once verified, for at least one treatment site: of the kind
 * asked for, with scores that pass. It may be one of several that a requirement needs. No age is asked (F9).
 */
export function servedRequirements(
  document: FrameworkDocument,
  standing: EvidenceStanding,
  moment: Moment,
): readonly Requirement[] {
  const verified: EvidenceStanding = { ...standing, state: 'verified' };
  return document.requirements.filter(
    (requirement) =>
      claimsItsExperience(verified.evidence, requirement) ||
      requirement.treatmentSites.some((treatmentSite) =>
        requirement.records
          .flat()
          .some((rule) => serves(verified, rule, requirement, treatmentSite, document, moment)),
      ),
  );
}

function claimsItsExperience(evidence: Evidence, { experience }: Requirement): boolean {
  return experience !== null && evidence.experience?.activity === experience.activity;
}

function serves(
  standing: EvidenceStanding,
  rule: RecordRule,
  requirement: Requirement,
  treatmentSite: string,
  document: FrameworkDocument,
  moment: Moment,
): boolean {
  const question = { requirement, treatmentSite, moment, firstGrantOn: null };
  if (!isNamedBy(standing, rule, question)) return false;
  // A countersignature may still come; it does not change what the record is for.
  const open = fitReasons(standing, rule, question).filter(
    ({ code }) => code !== 'countersignature-missing',
  );
  if (open.length > 0) return false;
  if (!rule.perStructure) return true;
  const set = structureSetFor(document, requirement.skill, treatmentSite);
  return (set?.structures ?? []).some(
    ({ id, passMark }) =>
      standing.evidence.structures.some(({ structure }) => structure === id) &&
      structureReasons(standing.evidence, id, passMark, rule, {}).length === 0,
  );
}
