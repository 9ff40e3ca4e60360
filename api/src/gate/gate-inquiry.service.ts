import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AsOf, GateQuestion } from '@oart/competency';
import { DepartmentService } from '../standing/department.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';
import type { Inquiry } from './gate-inquiry.ts';

/** Reads everything that answers are made from: fresh, and once for questions that are asked together. */
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
    const [inquiry] = await this.inquiries(tx, [question], asOf);
    if (inquiry === undefined) throw new Error('A question has an inquiry');
    return inquiry;
  }

  /** The inquiries of several questions, in their order, by as many statements as one takes. */
  async inquiries(
    tx: EntityManager,
    questions: readonly GateQuestion[],
    asOf: AsOf,
  ): Promise<readonly Inquiry[]> {
    const named = questions.flatMap(({ person, supervisor }) =>
      supervisor === null ? [person] : [person, supervisor],
    );
    const facts = await this.#facts.facts(tx, [...new Set(named)]);
    const department = await this.#department.department(tx);
    const refs = questions.flatMap(({ fraction }) => fraction ?? []);
    const fractions = new Map(
      (refs.length === 0 ? [] : await this.#treatment.fractions(tx, refs)).map((found, at) => [
        refs[at],
        found,
      ]),
    );
    return questions.map((question) => ({
      department,
      question,
      actor: facts.get(question.person) ?? null,
      supervisor: question.supervisor === null ? null : (facts.get(question.supervisor) ?? null),
      fraction: question.fraction === null ? null : (fractions.get(question.fraction) ?? null),
      asOf,
    }));
  }
}
