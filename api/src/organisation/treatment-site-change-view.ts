import type { TreatmentSiteChange } from '@oart/competency';
import type { Titles, TreatmentSiteChangeView } from '@oart/contract';

/** A treatment site that opens or closes, with its title. */
export function treatmentSiteChangeView(
  { id, treatmentSite, opens, from, reason }: TreatmentSiteChange,
  titles: Titles,
): TreatmentSiteChangeView {
  return { id, treatmentSite, title: titles.treatmentSite(treatmentSite), opens, from, reason };
}
