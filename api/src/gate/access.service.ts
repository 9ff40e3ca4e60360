import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type {
  AsOf,
  Department,
  FractionFacts,
  FractionRef,
  PersonId,
  UnitId,
} from '@oart/competency';
import type { AccessEvaluationResponse } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';
import { explain } from './access-explanation.ts';
import type { AccessQuestion } from './access-request.ts';
import { answerOf, othersWhoMay } from './gate-inquiry.ts';
import type { Inquiry } from './gate-inquiry.ts';
import { readFraction, readTreatment } from './resource-id.ts';

export interface AccessAnswer {
  /** Ledger index that the answer saw: the consistency token of `OART-Epoch`. */
  readonly epoch: number;
  readonly response: AccessEvaluationResponse;
}

/** Where a question is about. What its resource does not name stays as it was sent, and is unknown. */
interface Place {
  readonly unit: UnitId;
  readonly treatmentSite: string;
  readonly ref: FractionRef | null;
  readonly fraction: FractionFacts | null;
}

/** Answers from the database, with fresh facts for each question; the time is always our own. */
@Injectable()
export class AccessService {
  readonly #recorder: Recorder;
  readonly #people: PersonnelFactsService;
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;
  readonly #treatment: TreatmentFactsService;

  constructor(
    recorder: Recorder,
    people: PersonnelFactsService,
    facts: StandingFactsService,
    department: DepartmentService,
    treatment: TreatmentFactsService,
  ) {
    this.#recorder = recorder;
    this.#people = people;
    this.#facts = facts;
    this.#department = department;
    this.#treatment = treatment;
  }

  async evaluate(caller: Caller, asked: AccessQuestion): Promise<AccessAnswer> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId);
      const epoch = asOf.knownAt;
      const inquiry = await this.#inquiry(tx, asked, asOf);
      const answer = answerOf(inquiry);
      const decision = answer.outcome !== 'DENY';
      if (!asked.explain) return { epoch, response: { decision } };
      const everybody = await this.#facts.everybody(tx);
      const others = othersWhoMay(inquiry, [...everybody.values()]);
      return { epoch, response: { decision, context: explain(caller, inquiry, answer, others) } };
    });
  }

  async #inquiry(tx: EntityManager, asked: AccessQuestion, asOf: AsOf): Promise<Inquiry> {
    const department = await this.#department.department(tx);
    const place = await this.#place(tx, department, asked);
    const person = await this.#person(tx, asked.subject.type === 'person' ? asked.subject.id : '');
    const supervisor = asked.supervisor === null ? null : await this.#person(tx, asked.supervisor);
    const facts = await this.#facts.facts(
      tx,
      [person, supervisor].filter((id) => id !== null),
    );
    return {
      department,
      question: {
        person,
        task: asked.action,
        treatmentSite: place.treatmentSite,
        unit: place.unit,
        adaptationType: asked.adaptationType,
        fraction: place.ref,
        supervisor,
        doseCheckResult: asked.doseCheckResult,
        disposition: asked.disposition,
        correctedStructures: asked.correctedStructures,
        protocol: asked.protocol,
      },
      actor: facts.get(person) ?? null,
      supervisor: supervisor === null ? null : (facts.get(supervisor) ?? null),
      fraction: place.fraction,
      asOf,
    };
  }

  /** By id or staff number; what is neither leads to nobody. */
  async #person(tx: EntityManager, named: string): Promise<PersonId> {
    if (isUUID(named)) return named.toLowerCase() as PersonId;
    const everybody = await this.#people.allPeople(tx);
    const found = everybody.filter((person) => person.staffNumber === named);
    return (found.length === 1 ? found[0]?.id : NOBODY) as PersonId;
  }

  async #place(tx: EntityManager, department: Department, asked: AccessQuestion): Promise<Place> {
    if (asked.resource.type === 'fraction') return this.#fraction(tx, department, asked);
    const named = asked.resource.type === 'treatment' ? readTreatment(asked.resource.id) : null;
    return {
      unit: unitNamed(department, named?.unit ?? ''),
      treatmentSite: named?.treatmentSite ?? '',
      ref: null,
      fraction: null,
    };
  }

  async #fraction(
    tx: EntityManager,
    department: Department,
    asked: AccessQuestion,
  ): Promise<Place> {
    const ref = readFraction(asked.resource.id) ?? { case: '', fraction: 0 };
    const fraction = await this.#treatment.fraction(tx, ref);
    const ofCase = fraction?.treatmentCase;
    return {
      unit: unitNamed(department, asked.unit ?? ofCase?.unit ?? ''),
      treatmentSite: asked.treatmentSite ?? ofCase?.treatmentSite ?? '',
      ref,
      fraction,
    };
  }
}

/** An id that no person has: the empty UUID. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A unit by id or short name; an unknown name is kept, so that the rules say so. */
function unitNamed({ units }: Department, named: string): UnitId {
  const found = units.find((unit) => unit.id === named || unit.name === named);
  return found?.id ?? (named as UnitId);
}
