import { Injectable } from '@nestjs/common';
import { asKnown, policyKnownAt, reciprocalSignOffs, utcDayOf } from '@oart/competency';
import type { Assessment, Person, PersonId } from '@oart/competency';
import type { PairedAssessmentView, ReciprocalSignOffsView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { asOfNow } from '../ledger/as-of.ts';
import type { PastAsked } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService, titlesOn } from '../standing/department.service.ts';
import { AssessmentFactsService } from './assessment-facts.service.ts';

/** Reciprocal sign-off is permitted and flagged: the list that governance reads (I4, scenario 11). */
@Injectable()
export class ReciprocalService {
  readonly #recorder: Recorder;
  readonly #assessments: AssessmentFactsService;
  readonly #department: DepartmentService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    assessments: AssessmentFactsService,
    department: DepartmentService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#assessments = assessments;
    this.#department = department;
    this.#people = people;
  }

  /** As it was at an instant, and known then; only entitlers and auditors ask. */
  async show(caller: Caller, asked: PastAsked): Promise<ReciprocalSignOffsView> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const { at, knownAt } = await asOfNow(tx, caller.employerId, asked);
      const department = await this.#department.department(tx);
      const window = policyKnownAt(department.policies, knownAt)?.reciprocalWindow ?? null;
      const { assessments, assessmentVoids } = await this.#assessments.everyAssessment(tx);
      const known = {
        assessments: asKnown(assessments, knownAt),
        assessmentVoids: asKnown(assessmentVoids, knownAt),
      };
      const pairs = window === null ? [] : reciprocalSignOffs(known, window, at);
      const people = await this.#people.people(
        tx,
        pairs.map(({ earlier }) => [earlier.candidate, earlier.assessor]).flat(),
      );
      const titles = titlesOn(department, utcDayOf(at));
      return {
        at,
        ledgerIndex: knownAt,
        window,
        pairs: pairs.map(({ skill, earlier, later }) => ({
          skill,
          skillTitle: titles.skill(skill),
          earlier: pairedView(earlier, people),
          later: pairedView(later, people),
        })),
      };
    });
  }
}

function pairedView(
  { id, candidate, assessor, performedOn }: Assessment,
  people: ReadonlyMap<PersonId, Person>,
): PairedAssessmentView {
  const named = (person: PersonId): PairedAssessmentView['candidate'] => ({
    id: person,
    displayName: people.get(person)?.displayName ?? '',
  });
  return { id, candidate: named(candidate), assessor: named(assessor), performedOn };
}
