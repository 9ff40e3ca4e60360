import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { FractionRef, GateQuestion, PersonId, TreatmentUnit, UnitId } from '@oart/competency';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';
import type { AccessQuestion } from './access-request.ts';
import { readFraction, readTreatment } from './resource-id.ts';

/** Where a question is about. What its resource does not name stays as it was sent, and is unknown. */
interface Place {
  readonly unit: UnitId;
  readonly treatmentSite: string;
  readonly fraction: FractionRef | null;
}

/** Reads an AuthZEN question as one of ours: names and staff numbers become ids. */
@Injectable()
export class AccessQuestionService {
  readonly #people: PersonnelFactsService;
  readonly #organisation: OrganisationService;
  readonly #treatment: TreatmentFactsService;

  constructor(
    people: PersonnelFactsService,
    organisation: OrganisationService,
    treatment: TreatmentFactsService,
  ) {
    this.#people = people;
    this.#organisation = organisation;
    this.#treatment = treatment;
  }

  async question(tx: EntityManager, asked: AccessQuestion): Promise<GateQuestion> {
    const units = await this.#organisation.units(tx);
    const { subject, supervisor } = asked;
    return {
      person: subject.type === 'person' ? await this.#person(tx, subject.id) : NOBODY,
      task: asked.action,
      ...(await this.#place(tx, units, asked)),
      adaptationType: asked.adaptationType,
      supervisor: supervisor === null ? null : await this.#person(tx, supervisor),
      doseCheckResult: asked.doseCheckResult,
      disposition: asked.disposition,
      correctedStructures: asked.correctedStructures,
      protocol: asked.protocol,
    };
  }

  /** By id or staff number; what is neither leads to nobody. */
  async #person(tx: EntityManager, named: string): Promise<PersonId> {
    if (isUUID(named)) return named.toLowerCase() as PersonId;
    const everybody = await this.#people.allPeople(tx);
    const found = everybody.filter((person) => person.staffNumber === named);
    return found.length === 1 ? ((found[0]?.id ?? NOBODY) as PersonId) : NOBODY;
  }

  async #place(
    tx: EntityManager,
    units: readonly TreatmentUnit[],
    { resource, unit, treatmentSite }: AccessQuestion,
  ): Promise<Place> {
    if (resource.type === 'fraction') {
      const fraction = readFraction(resource.id) ?? NO_FRACTION;
      const onFile = (await this.#treatment.fraction(tx, fraction))?.treatmentCase;
      return {
        unit: unitNamed(units, unit ?? onFile?.unit ?? ''),
        treatmentSite: treatmentSite ?? onFile?.treatmentSite ?? '',
        fraction,
      };
    }
    const named = resource.type === 'treatment' ? readTreatment(resource.id) : null;
    return {
      unit: unitNamed(units, named?.unit ?? ''),
      treatmentSite: named?.treatmentSite ?? '',
      fraction: null,
    };
  }
}

/** An id that no person has: the empty UUID. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as PersonId;

const NO_FRACTION: FractionRef = { case: '', fraction: 0 };

/** A unit by id or short name; an unknown name is kept, so that the rules say so. */
function unitNamed(units: readonly TreatmentUnit[], named: string): UnitId {
  const found = units.find((unit) => unit.id === named || unit.name === named);
  return found?.id ?? (named as UnitId);
}
