import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { checkSoftwareChange, softwareAsKnown } from '@oart/competency';
import type { FactFields, Instant, SoftwareChange, UnitId } from '@oart/competency';
import type {
  SoftwareChangeRequest,
  SoftwareChangeView,
  SoftwareCorrectionRequest,
  SoftwareCorrectionView,
} from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError, notFound } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { SoftwareChangeEntity } from './organisation.entity.ts';
import { OrganisationService } from './organisation.service.ts';
import {
  softwareChangeView,
  softwareCorrectionView,
  softwareCorrectors,
} from './software-change-view.ts';

/** Which software a unit runs from when, and what was recorded wrongly of it. */
@Injectable()
export class SoftwareChangeService {
  readonly #recorder: Recorder;
  readonly #organisation: OrganisationService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    organisation: OrganisationService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#organisation = organisation;
    this.#people = people;
  }

  async record(
    request: RecordingRequest,
    unitId: string,
    { version, changeClass, ...change }: SoftwareChangeRequest,
  ): Promise<Outcome<SoftwareChangeView>> {
    return this.#recorder.record(request, async (tx) => {
      const units = await this.#organisation.units(tx.manager);
      const unit = units.find(({ id }) => id === unitId);
      if (unit === undefined) throw notFound();
      const effectiveAt = change.effectiveAt as Instant;
      const fields = { unit: unit.id, version, effectiveAt, changeClass, correction: null };
      const standing = softwareAsKnown(unit.software, tx.last);
      acceptedBy(checkSoftwareChange(fields, standing, null, tx.recordedAt));
      return softwareChangeView(await add(tx, fields, null));
    });
  }

  /**
   * Says what a unit really ran from when, or that a change never was; as known before, the change stands.
   * @throws `conflict` for a change that was corrected meanwhile
   */
  async correct(
    request: RecordingRequest,
    id: string,
    { change, reason }: SoftwareCorrectionRequest,
  ): Promise<Outcome<SoftwareCorrectionView>> {
    refusePatientIdentifiers({ '/reason': reason });
    return this.#recorder.record(request, async (tx) => {
      const { corrected, others } = await this.#standing(tx.manager, id, tx.last);
      const { unit, version, effectiveAt, changeClass } = corrected;
      const said = change ?? { version, effectiveAt, changeClass };
      const fields = {
        unit,
        version: said.version,
        effectiveAt: said.effectiveAt as Instant,
        changeClass: said.changeClass,
        correction: { reason, neverWas: change === null },
      };
      acceptedBy(checkSoftwareChange(fields, others, corrected, tx.recordedAt));
      const correction = await add(tx, fields, id);
      const people = await this.#people.people(tx.manager, softwareCorrectors([correction]));
      return softwareCorrectionView(correction, corrected, people);
    });
  }

  /** A change that still stands, and the others of its unit. */
  async #standing(
    tx: EntityManager,
    id: string,
    knownAt: number,
  ): Promise<{ readonly corrected: SoftwareChange; readonly others: readonly SoftwareChange[] }> {
    const units = await this.#organisation.units(tx);
    const unit = units.find(({ software }) => software.some((change) => change.id === id));
    if (unit === undefined) throw notFound();
    const standing = softwareAsKnown(unit.software, knownAt);
    const corrected = standing.find((change) => change.id === id);
    if (corrected === undefined) {
      throw new ProblemError('conflict', 'This change of software was corrected meanwhile.');
    }
    return { corrected, others: standing.filter((change) => change !== corrected) };
  }
}

async function add(
  tx: Recording,
  fields: FactFields<SoftwareChange>,
  supersedes: string | null,
): Promise<SoftwareChange> {
  const { unit, version, effectiveAt, changeClass, correction } = fields;
  const recorded = await tx.add(SoftwareChangeEntity, uuidv7(), {
    ...{ unitId: unit satisfies UnitId, version, effectiveAt, changeClass },
    reason: correction?.reason ?? null,
    neverWas: correction?.neverWas ?? null,
    supersedesId: supersedes,
  });
  return { ...fields, ...recorded };
}
