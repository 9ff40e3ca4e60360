import type { Platform } from '@oart/competency';

export interface UnitView {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly timeZone: string;
  readonly platform: Platform;
  readonly softwareVersion: string;
  readonly adaptationTypes: readonly string[];
  readonly treatmentSites: readonly { readonly id: string; readonly title: string }[];
}

export interface OrganisationView {
  readonly employer: { readonly id: string; readonly name: string };
  readonly units: readonly UnitView[];
}
