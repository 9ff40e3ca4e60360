import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { frameworkInForce, momentOf } from '@oart/competency';
import type { AsOf, FractionRef } from '@oart/competency';
import type { FractionView } from '@oart/contract';
import { notFound } from '../http/problem-error.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { fractionView } from './fraction-view.ts';
import { concernView, concernsOf } from './offline-review.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';

@Injectable()
export class FractionViewService {
  readonly #facts: TreatmentFactsRepository;
  readonly #department: DepartmentService;
  readonly #people: PersonnelFactsService;

  constructor(
    facts: TreatmentFactsRepository,
    department: DepartmentService,
    people: PersonnelFactsService,
  ) {
    this.#facts = facts;
    this.#department = department;
    this.#people = people;
  }

  /** A fraction as it stands in this transaction. @throws `not-found` for an unknown case */
  async view(tx: EntityManager, ref: FractionRef, asOf: AsOf): Promise<FractionView> {
    const facts = await this.#facts.fraction(tx, ref);
    if (facts === null) throw notFound();
    const department = await this.#department.department(tx);
    const { units, frameworks } = department;
    const unit = units.find((known) => known.id === facts.treatmentCase.unit);
    if (unit === undefined) throw new Error('A case names no unit on file');
    const { on } = momentOf(asOf.at, unit.timeZone);
    const framework = frameworkInForce(frameworks, on, asOf.knownAt)?.document ?? null;
    const [course] = await this.#facts.courses(tx, [ref.case]);
    const concerns = course === undefined ? [] : concernsOf(department, course, asOf, ref.fraction);
    const correctors = facts.actCorrections.flatMap(({ recordedBy }) => recordedBy ?? []);
    const people = await this.#people.people(tx, [
      ...[...facts.acts, ...concerns].map(({ actor }) => actor),
      ...correctors,
    ]);
    const index = Math.max(asOf.knownAt, ...facts.actCorrections.map((each) => each.index));
    const view = fractionView(facts, framework, unit.name, people, index);
    return { ...view, concerns: concerns.map((concern) => concernView(concern, people)) };
  }
}
