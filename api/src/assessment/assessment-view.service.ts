import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Assessment, AssessmentFacts, Instant } from '@oart/competency';
import type { AssessmentView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService, titlesOn } from '../standing/department.service.ts';
import { assessmentView } from './assessment-view.ts';

/** Assessments in words: names and titles as they are today. */
@Injectable()
export class AssessmentViewService {
  readonly #people: PersonnelFactsService;
  readonly #department: DepartmentService;
  readonly #organisation: OrganisationService;

  constructor(
    people: PersonnelFactsService,
    department: DepartmentService,
    organisation: OrganisationService,
  ) {
    this.#people = people;
    this.#department = department;
    this.#organisation = organisation;
  }

  async views(
    tx: EntityManager,
    caller: Caller,
    assessments: readonly Assessment[],
    facts: AssessmentFacts,
    at?: Instant,
  ): Promise<readonly AssessmentView[]> {
    const { on } = await this.#organisation.now(tx, at);
    const titles = titlesOn(await this.#department.department(tx), on);
    const people = await this.#people.people(tx, [
      ...assessments.flatMap(({ candidate, assessor }) => [candidate, assessor]),
      ...[...facts.assessmentReviews, ...facts.assessmentVoids].flatMap(({ recordedBy }) =>
        recordedBy === null ? [] : [recordedBy],
      ),
    ]);
    const wording = { caller, people, titles };
    return assessments.map((assessment) => assessmentView(assessment, facts, wording));
  }
}
