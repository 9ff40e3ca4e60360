import type { FrameworkDocument } from '../framework/framework.ts';
import { refuse, type Refusal } from '../reason/refusal.ts';

export type TreatmentSiteRefusal = 'nothing-named' | 'unknown-treatment-site';

/** A scope names at least one treatment site, and only those of the framework: none named covers none (F19). */
export function treatmentSiteRefusals(
  treatmentSites: readonly string[],
  framework: FrameworkDocument,
): readonly Refusal<TreatmentSiteRefusal>[] {
  if (treatmentSites.length === 0) return [refuse('nothing-named', '/treatmentSites')];
  return treatmentSites.flatMap((treatmentSite, place) =>
    framework.treatmentSites.some(({ id }) => id === treatmentSite)
      ? []
      : [refuse('unknown-treatment-site', `/treatmentSites/${place}`, { treatmentSite })],
  );
}
