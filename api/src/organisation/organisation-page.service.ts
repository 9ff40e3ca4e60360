import { Injectable } from '@nestjs/common';
import {
  adaptationTypesOf,
  asKnown,
  dayAt,
  softwareAsKnown,
  softwareGeneration,
  treatmentSitesOn,
} from '@oart/competency';
import type { Instant, Person, PersonId, TreatmentUnit } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { OrganisationView, Titles, UnitView } from '@oart/contract';
import { FrameworkService } from '../framework/framework.service.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { OrganisationService } from './organisation.service.ts';
import {
  softwareChangeViews,
  softwareCorrectionViews,
  softwareCorrectors,
} from './software-change-view.ts';
import { treatmentSiteChangeView } from './treatment-site-change-view.ts';

/** The employer and its units as pages show them: with titles, which come from the framework. */
@Injectable()
export class OrganisationPageService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #framework: FrameworkService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    framework: FrameworkService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#framework = framework;
    this.#people = people;
  }

  async view(employerId: string): Promise<OrganisationView> {
    return this.#recorder.read(employerId, async (tx) => {
      const employer = await this.#organisation.employer(tx);
      const units = await this.#organisation.units(tx);
      if (units.length === 0) return { employer, units: [] };
      const { at, on } = await this.#organisation.now(tx);
      const titles = titlesOf(await this.#framework.documentOn(tx, on), []);
      const correctors = units.flatMap(({ software }) => softwareCorrectors(software));
      const people = await this.#people.people(tx, correctors);
      return { employer, units: units.map((unit) => unitView(unit, at, titles, people)) };
    });
  }
}

function unitView(
  unit: TreatmentUnit,
  at: Instant,
  titles: Titles,
  people: ReadonlyMap<PersonId, Person>,
): UnitView {
  const { id, name, site, timeZone, platform } = unit;
  const software = softwareAsKnown(unit.software, Number.MAX_SAFE_INTEGER);
  const siteChanges = asKnown(unit.siteChanges, Number.MAX_SAFE_INTEGER);
  const treatmentSites = treatmentSitesOn({ ...unit, siteChanges }, dayAt(at, timeZone));
  return {
    id,
    name,
    site,
    timeZone,
    platform,
    softwareVersion: softwareGeneration({ ...unit, software }, at)[0] ?? '',
    softwareChanges: softwareChangeViews(unit.software),
    softwareCorrections: softwareCorrectionViews(unit.software, people),
    adaptationTypes: adaptationTypesOf(platform),
    treatmentSites: treatmentSites.map((treatmentSite) => ({
      id: treatmentSite,
      title: titles.treatmentSite(treatmentSite),
    })),
    treatmentSiteChanges: siteChanges
      .map((change) => treatmentSiteChangeView(change, titles))
      .sort((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from))),
  };
}
