import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OfflineReviewState, PersonFacts, PersonId } from '@oart/competency';
import type { OfflineReviewSort, OfflineReviewView, Page } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { pageOfAll } from '../http/page.ts';
import type { SortValue } from '../http/page.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import { isReviewer } from './exceptional-act.ts';
import {
  hasActed,
  holdsOneOf,
  mayReview,
  namedIn,
  offlineReviewView,
  reviewTasksOf,
  reviewsOf,
} from './offline-review.ts';
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
  readonly #standing: StandingFactsService;

  constructor(
    recorder: Recorder,
    facts: TreatmentFactsRepository,
    department: DepartmentService,
    people: PersonnelFactsService,
    standing: StandingFactsService,
  ) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#department = department;
    this.#people = people;
    this.#standing = standing;
  }

  /**
   * How many wait for the caller: for who may sign offline reviews all that are owed or of concern, but of
   * fractions in which they acted; for the head of physics all that are overdue or of concern.
   */
  async waitingFor(tx: EntityManager, caller: Caller): Promise<number> {
    const { employerId, personId, permissions } = caller;
    if (personId === null) return 0;
    const own = await this.#own(tx, personId, Number.MAX_SAFE_INTEGER);
    const oversees = isReviewer({ permissions });
    if (own === null || (!oversees && own.entitlements.length === 0)) return 0;
    const department = await this.#department.department(tx);
    const tasks = reviewTasksOf(department);
    if (!oversees && !own.entitlements.some((held) => holdsOneOf(held, tasks))) return 0;
    const cases = await this.#facts.casesToReview(tx, tasks);
    if (cases.length === 0) return 0;
    const asOf = await asOfNow(tx, employerId);
    const courses = await this.#facts.courses(tx, cases);
    return courses.flatMap((course) => {
      const signs = mayReview(department, own, course, asOf);
      return reviewsOf(department, course, asOf).filter(
        ({ fraction, state }) =>
          (oversees && (state === 'overdue' || state === 'concern')) ||
          (signs && state !== 'reviewed' && !hasActed(course, fraction, personId, asOf.knownAt)),
      );
    }).length;
  }

  async list(caller: Caller, query: OfflineReviewQuery): Promise<Page<OfflineReviewView>> {
    requireHistoryReader(caller, null, query);
    const { state, caseReference, unit } = query;
    const { employerId, personId } = caller;
    return this.#recorder.read(employerId, async (tx) => {
      const asOf = await asOfNow(tx, employerId, query);
      const department = await this.#department.department(tx);
      const courses = await this.#facts.courses(
        tx,
        caseReference === undefined ? null : [caseReference],
      );
      const own = await this.#own(tx, personId, asOf.knownAt);
      const found = courses
        .filter(({ treatmentCase }) => unit === undefined || treatmentCase.unit === unit)
        .flatMap((course) => {
          const signs = own !== null && mayReview(department, own, course, asOf);
          return reviewsOf(department, course, asOf).map((review) => ({
            review,
            isYours:
              signs &&
              personId !== null &&
              !hasActed(course, review.fraction, personId, asOf.knownAt),
          }));
        })
        .filter(({ review }) => isAskedFor(state, review.state));
      const people = await this.#people.people(tx, namedIn(found.map(({ review }) => review)));
      const views = found.map(({ review, isYours }) =>
        offlineReviewView(review, isYours, department.units, people),
      );
      const { rows, cursor } = pageOfAll(views, ORDER, ({ id }) => id, query);
      return { items: rows, cursor, ledgerIndex: asOf.knownAt };
    });
  }

  async #own(
    tx: EntityManager,
    person: PersonId | null,
    knownAt: number,
  ): Promise<PersonFacts | null> {
    return person === null
      ? null
      : ((await this.#standing.known(tx, [person], knownAt)).get(person) ?? null);
  }
}

function isAskedFor(asked: OfflineReviewQuery['state'], state: OfflineReviewState): boolean {
  if (asked === 'open') return state !== 'reviewed';
  return asked === undefined || asked === state;
}
