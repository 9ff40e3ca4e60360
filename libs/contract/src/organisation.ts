import type { Platform, SoftwareChange } from '@oart/competency';
import type { ChangeImpactView } from './change-impact.ts';

export interface UnitView {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly timeZone: string;
  readonly platform: Platform;
  readonly softwareVersion: string;
  /** Every change on file as corrected, those to come included, in order of their instants. */
  readonly softwareChanges: readonly SoftwareChangeView[];
  /** What was corrected of them, in the order of the ledger. */
  readonly softwareCorrections: readonly SoftwareCorrectionView[];
  readonly adaptationTypes: readonly string[];
  /** Those it is open for today. */
  readonly treatmentSites: readonly { readonly id: string; readonly title: string }[];
  /** In order of their days; what was corrected is left out. */
  readonly treatmentSiteChanges: readonly TreatmentSiteChangeView[];
}

export interface OrganisationView {
  readonly employer: { readonly id: string; readonly name: string };
  readonly units: readonly UnitView[];
}

/** Body of `POST /api/organisation/sites`. */
export interface SiteRequest {
  readonly name: string;
  /** IANA name such as `Europe/London`. */
  readonly timeZone: string;
}

export interface SiteView extends SiteRequest {
  readonly id: string;
}

/** Body of `POST /api/organisation/units`. */
export interface UnitRequest {
  readonly siteId: string;
  /** The short name that callers use in a resource id, for instance `Ethos-1`. */
  readonly name: string;
  readonly platform: Platform;
  readonly treatmentSites: readonly string[];
  /** What it runs from now on; later versions are software changes. */
  readonly softwareVersion: string;
}

/** Body of `POST /api/organisation/units/<id>/software-changes`. */
export interface SoftwareChangeRequest {
  readonly version: string;
  readonly effectiveAt: string;
  /** Null while nobody has classed the change: it then counts as major. */
  readonly changeClass: SoftwareChange['changeClass'];
}

export interface SoftwareChangeView extends SoftwareChangeRequest {
  readonly id: string;
  readonly unitId: string;
}

/** Body of `POST /api/organisation/software-changes/<id>/corrections`. */
export interface SoftwareCorrectionRequest {
  /** What the unit ran from when; null where it never was. */
  readonly change: SoftwareChangeRequest | null;
  readonly reason: string;
}

/** What was on file until it was corrected, and what stands since; null where it never was. */
export interface SoftwareCorrectionView extends SoftwareCorrectionRequest {
  readonly id: string;
  readonly unitId: string;
  readonly corrected: SoftwareChangeRequest;
  readonly recordedAt: string;
  /** By name; empty where the product itself did it. */
  readonly correctedBy: string;
}

/** Whom a change of software, or its correction, would pause. Answer of `GET /api/organisation/units/<id>/software-impact`. */
export interface SoftwareImpactView extends SoftwareChangeRequest, ChangeImpactView {
  readonly unit: { readonly id: string; readonly name: string };
  /** The change that it would correct; null for one of its own. */
  readonly corrects: string | null;
}

/** Body of `POST /api/organisation/units/<id>/treatment-site-changes`. */
export interface TreatmentSiteChangeRequest {
  readonly treatmentSite: string;
  /** Whether the unit opens for the treatment site, or closes for it. */
  readonly opens: boolean;
  /** The first local day on which that holds. */
  readonly from: string;
  readonly reason: string;
  /** The change that this one corrects; null for another one. */
  readonly supersedes: string | null;
}

export interface TreatmentSiteChangeView extends Omit<TreatmentSiteChangeRequest, 'supersedes'> {
  readonly id: string;
  readonly title: string;
}
