import { countCases } from '@oart/competency';
import type { CalendarDay, FrameworkDocument, PersonId, SupervisedCase } from '@oart/competency';
import { casesSentence, titlesOf } from '@oart/contract';
import type { CaseDraft, UploadDraft } from './upload-draft';

/**
 * What the lines of a case log come to, and how far each requirement of the framework is met by them alone:
 * `10 cases, 9 without intervention`, `9 of 10 cases without intervention, prostate`.
 */
export function caseCounts(
  framework: FrameworkDocument | null,
  { type, skill, caseLog }: Pick<UploadDraft, 'type' | 'skill' | 'caseLog'>,
): readonly string[] {
  const log = { caseLog: caseLog.map(caseOf), cases: null, casesWithoutIntervention: null };
  const { cases, withoutIntervention } = countCases([log]);
  if (cases === 0) return [];
  const titles = titlesOf(framework, []);
  const asked = (framework?.requirements ?? [])
    .filter((requirement) => requirement.skill === skill)
    .flatMap(({ records, treatmentSites }) =>
      records.flat().flatMap((rule) => {
        if (rule.record !== type) return [];
        const sites = rule.perTreatmentSite
          ? treatmentSites.filter((site) => caseLog.some((each) => each.treatmentSite === site))
          : [null];
        return sites.flatMap((treatmentSite) => {
          const held = countCases([log], treatmentSite);
          const measures = [
            ['cases', rule.minimumCases, held.cases],
            [
              'without-intervention',
              rule.minimumCasesWithoutIntervention,
              held.withoutIntervention,
            ],
          ] as const;
          return measures.flatMap(([measure, needed, count]) =>
            needed === null
              ? []
              : [casesSentence({ measure, needed, held: count, treatmentSite }, titles)],
          );
        });
      }),
    );
  const one = cases === 1 ? '1 case' : `${String(cases)} cases`;
  return [`${one}, ${String(withoutIntervention)} without intervention`, ...new Set(asked)];
}

/** Lines still without a reference are cases of their own. */
function caseOf(
  { reference, on, treatmentSite, supervisorId, intervention, outcome }: CaseDraft,
  place: number,
): SupervisedCase {
  return {
    reference: reference.trim() === '' ? `line ${String(place)}` : reference,
    on: (on ?? '') as CalendarDay,
    treatmentSite,
    supervisor: supervisorId as PersonId,
    intervention: intervention !== 'no',
    outcome,
  };
}
