import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AsOf, GateQuestion } from '@oart/competency';
import { DepartmentService } from '../standing/department.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';
import type { Inquiry } from './gate-inquiry.ts';

/** Reads everything that an answer is made from, fresh for each question. */
@Injectable()
export class GateInquiryService {
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;
  readonly #treatment: TreatmentFactsService;

  constructor(
    facts: StandingFactsService,
    department: DepartmentService,
    treatment: TreatmentFactsService,
  ) {
    this.#facts = facts;
    this.#department = department;
    this.#treatment = treatment;
  }

  async inquiry(tx: EntityManager, question: GateQuestion, asOf: AsOf): Promise<Inquiry> {
    const { person, supervisor, fraction } = question;
    const named = supervisor === null ? [person] : [person, supervisor];
    const facts = await this.#facts.facts(tx, named);
    return {
      department: await this.#department.department(tx),
      question,
      actor: facts.get(person) ?? null,
      supervisor: supervisor === null ? null : (facts.get(supervisor) ?? null),
      fraction: fraction === null ? null : await this.#treatment.fraction(tx, fraction),
      asOf,
    };
  }
}
