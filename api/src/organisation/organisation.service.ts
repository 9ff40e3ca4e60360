import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { momentOf, parseTimeZone } from '@oart/competency';
import type { Instant, Moment, TimeZone, TreatmentUnit } from '@oart/competency';
import type { SiteRequest, SiteView, UnitRequest } from '@oart/contract';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { SiteEntity, SoftwareChangeEntity, TreatmentUnitEntity } from './organisation.entity.ts';
import { OrganisationRepository } from './organisation.repository.ts';

@Injectable()
export class OrganisationService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationRepository;

  constructor(recorder: Recorder, organisation: OrganisationRepository) {
    this.#recorder = recorder;
    this.#organisation = organisation;
  }

  async recordSite(request: RecordingRequest, site: SiteRequest): Promise<Outcome<SiteView>> {
    if (parseTimeZone(site.timeZone) === null) {
      throw invalid('/timeZone', 'Give a time zone by its IANA name, such as Europe/London.');
    }
    const { name, timeZone } = site;
    return this.#recorder.record(request, async (tx) => {
      const sites = await this.#organisation.sites(tx.manager);
      if (sites.some((known) => known.name === name)) throw taken('A site');
      const { id } = await tx.add(SiteEntity, uuidv7(), { name, timeZone });
      return { id, name, timeZone };
    });
  }

  /** Records a unit and what it runs from now on. The answer is its id. */
  async recordUnit(
    request: RecordingRequest,
    unit: UnitRequest,
  ): Promise<Outcome<{ readonly id: string }>> {
    const { siteId, name, platform, treatmentSites, softwareVersion } = unit;
    return this.#recorder.record(request, async (tx) => {
      const sites = await this.#organisation.sites(tx.manager);
      if (!sites.some((site) => site.id === siteId)) throw notFound();
      const units = await this.#organisation.units(tx.manager);
      if (units.some((known) => known.name === name)) throw taken('A unit');
      const id = uuidv7();
      await tx.add(TreatmentUnitEntity, id, { siteId, name, platform, treatmentSites });
      await tx.add(SoftwareChangeEntity, uuidv7(), {
        unitId: id,
        version: softwareVersion,
        effectiveAt: tx.recordedAt,
        changeClass: 'major',
        reason: null,
        neverWas: null,
      });
      return { id };
    });
  }

  async employer(tx: EntityManager): Promise<{ readonly id: string; readonly name: string }> {
    return this.#organisation.employer(tx);
  }

  /** Every unit of the employer with its software history. */
  async units(tx: EntityManager): Promise<readonly TreatmentUnit[]> {
    return this.#organisation.units(tx);
  }

  /**
   * The time zone of the employer's main site, the first one recorded, in which the days of a form
   * are read where no unit is asked about; UTC until there is one.
   */
  async mainZone(tx: EntityManager): Promise<TimeZone> {
    const [main] = await this.#organisation.sites(tx);
    return main?.timeZone ?? ('UTC' as TimeZone);
  }

  /** Now and today at the main site; in a recording `at` is its own time. */
  async now(tx: EntityManager, at?: Instant): Promise<Moment> {
    return momentOf(at ?? (await this.#organisation.now(tx)), await this.mainZone(tx));
  }
}

function taken(thing: string): ProblemError {
  const message = `${thing} is already recorded with this name.`;
  return new ProblemError('conflict', message, { errors: [{ pointer: '/name', message }] });
}
