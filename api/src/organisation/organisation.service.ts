import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { momentOf, parseTimeZone } from '@oart/competency';
import type { Instant, Moment, TimeZone, TreatmentUnit } from '@oart/competency';
import type {
  SiteRequest,
  SiteView,
  SoftwareChangeRequest,
  SoftwareChangeView,
  UnitRequest,
} from '@oart/contract';
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
      if (sites.some((known) => known.name === name)) throw taken('/name', 'A site');
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
      if (units.some((known) => known.name === name)) throw taken('/name', 'A unit');
      const id = uuidv7();
      await tx.add(TreatmentUnitEntity, id, { siteId, name, platform, treatmentSites });
      await tx.add(SoftwareChangeEntity, uuidv7(), {
        unitId: id,
        version: softwareVersion,
        effectiveAt: tx.recordedAt,
        changeClass: 'major',
      });
      return { id };
    });
  }

  async recordSoftwareChange(
    request: RecordingRequest,
    unitId: string,
    change: SoftwareChangeRequest,
  ): Promise<Outcome<SoftwareChangeView>> {
    return this.#recorder.record(request, async (tx) => {
      const units = await this.#organisation.units(tx.manager);
      const unit = units.find((known) => known.id === unitId);
      if (unit === undefined) throw notFound();
      if (unit.software.some((earlier) => earlier.effectiveAt === change.effectiveAt)) {
        throw taken('/effectiveAt', 'A software change');
      }
      const { version, changeClass } = change;
      const effectiveAt = change.effectiveAt as Instant;
      const columns = { unitId, version, effectiveAt, changeClass };
      const { id } = await tx.add(SoftwareChangeEntity, uuidv7(), columns);
      return { id, ...columns };
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

function taken(pointer: string, thing: string): ProblemError {
  const message = `${thing} is already recorded with this ${pointer === '/name' ? 'name' : 'time'}.`;
  return new ProblemError('conflict', message, { errors: [{ pointer, message }] });
}
