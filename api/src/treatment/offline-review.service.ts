import { Injectable } from '@nestjs/common';
import type { OfflineReviewSort, OfflineReviewView, Page } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { pageOfAll } from '../http/page.ts';
import type { SortValue } from '../http/page.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { namedIn, offlineReviewView, reviewsOf } from './offline-review.ts';
import type { OfflineReviewQuery } from './offline-review.dto.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';

const ORDER: Readonly<Record<OfflineReviewSort, SortValue<OfflineReviewView>>> = {
  dueOn: { of: ({ dueOn }) => dueOn, as: 'day' },
  selectedAt: { of: ({ selectedAt }) => selectedAt, as: 'instant' },
  caseReference: { of: ({ caseReference }) => caseReference, as: 'text' },
};

/** Which selections await the weekly review, which are overdue, and what it raised (domain.md 10.16). */
@Injectable()
export class OfflineReviewService {
  readonly #recorder: Recorder;
  readonly #facts: TreatmentFactsRepository;
  readonly #department: DepartmentService;
  readonly #people: PersonnelFactsService;

  constructor(
    recorder: Recorder,
    facts: TreatmentFactsRepository,
    department: DepartmentService,
    people: PersonnelFactsService,
  ) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#department = department;
    this.#people = people;
  }

  async list(caller: Caller, query: OfflineReviewQuery): Promise<Page<OfflineReviewView>> {
    requireHistoryReader(caller, null, query);
    const { state, caseReference } = query;
    return this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId, query);
      const department = await this.#department.department(tx);
      const courses = await this.#facts.courses(tx, caseReference ?? null);
      const found = courses
        .flatMap((course) => reviewsOf(department, course, asOf))
        .filter((each) => state === undefined || each.state === state);
      const people = await this.#people.people(tx, namedIn(found));
      const views = found.map((each) => offlineReviewView(each, department.units, people));
      const { rows, cursor } = pageOfAll(views, ORDER, ({ id }) => id, query);
      return { items: rows, cursor, ledgerIndex: asOf.knownAt };
    });
  }
}
