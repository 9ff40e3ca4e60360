import type { Moment } from '../calendar/day.ts';
import type { FrameworkDocument, RecordRule, Requirement } from '../framework/framework.ts';
import { countCases } from './case-log.ts';
import type { Evidence } from './evidence.ts';
import type { EvidenceStanding } from './evidence-state.ts';
import { fitReasons, isNamedBy, type RecordQuestion } from './record-fit.ts';
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
  return document.requirements.filter(
    (requirement) =>
      claimsItsExperience(standing.evidence, requirement) ||
      requirement.treatmentSites.some((treatmentSite) =>
        requirement.records
          .flat()
          .some((rule) => serves(standing, rule, requirement, treatmentSite, document, moment)),
      ),
  );
}

/** How far the cases of a record bring its holder towards a requirement that counts cases. */
export interface CasesTowards {
  readonly measure: 'cases' | 'without-intervention';
  readonly needed: number;
  readonly held: number;
  /** Null where the rule counts the cases of all sites together. */
  readonly treatmentSite: string | null;
}

/** The cases of a record together with those of the verified records beside it, by rule and treatment site. */
export function casesTowards(
  requirement: Requirement,
  standing: EvidenceStanding,
  onFile: readonly EvidenceStanding[],
  moment: Moment,
): readonly CasesTowards[] {
  const { evidence } = standing;
  return requirement.records.flat().flatMap((rule) => {
    if (rule.record !== evidence.type) return [];
    const sites = rule.perTreatmentSite
      ? requirement.treatmentSites.filter((site) => evidence.treatmentSites.includes(site))
      : [null];
    return sites.flatMap((treatmentSite) => {
      const question = {
        requirement,
        treatmentSite: treatmentSite ?? requirement.treatmentSites[0] ?? '',
        moment,
        firstGrantOn: null,
      };
      const logs = onFile.filter(
        (other) =>
          (other.state === 'verified' || other.evidence.id === evidence.id) &&
          counts(other, rule, question),
      );
      const { cases, withoutIntervention } = countCases(
        logs.map((log) => log.evidence),
        treatmentSite,
      );
      const { minimumCases, minimumCasesWithoutIntervention } = rule;
      const all = { measure: 'cases', needed: minimumCases, held: cases } as const;
      const free = {
        measure: 'without-intervention',
        needed: minimumCasesWithoutIntervention,
        held: withoutIntervention,
      } as const;
      return [all, free].flatMap(({ needed, ...each }) =>
        needed === null ? [] : [{ ...each, needed, treatmentSite }],
      );
    });
  });
}

/** Whether a record counts for a rule once verified; a countersignature may still come. */
function counts(standing: EvidenceStanding, rule: RecordRule, question: RecordQuestion): boolean {
  const verified: EvidenceStanding = { ...standing, state: 'verified' };
  return (
    isNamedBy(verified, rule, question) &&
    fitReasons(verified, rule, question).every(({ code }) => code === 'countersignature-missing')
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
  if (!counts(standing, rule, question)) return false;
  if (!rule.perStructure) return true;
  const set = structureSetFor(document, requirement.skill, treatmentSite);
  return (set?.structures ?? []).some(
    ({ id, passMark }) => structureReasons(standing.evidence, id, passMark, rule, {}).length === 0,
  );
}
