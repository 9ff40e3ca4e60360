import { Injectable } from '@nestjs/common';
import {
  departmentAsKnown,
  factsAsKnown,
  frameworkInForce,
  momentOf,
  standing,
  treatmentSitesOn,
  standingFor,
} from '@oart/competency';
import type { AsOf, Department, PersonFacts, PersonId } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import type { StandingView } from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { invalid, notFound } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import type { PastAsked } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { DepartmentService } from './department.service.ts';
import { levelFor, requireHistoryReader, requireReader } from './reader.ts';
import { StandingFactsService } from './standing-facts.service.ts';
import { questionsOf } from './standing-questions.ts';
import { currencyViews, standingCell, waitingFor } from './standing-view.ts';

/** Where, when and as known when; what is left out means now, with all that is known. */
export interface StandingRequest extends PastAsked {
  readonly unit: string;
  readonly adaptationType?: string;
}

@Injectable()
export class StandingService {
  readonly #recorder: Recorder;
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;

  constructor(recorder: Recorder, facts: StandingFactsService, department: DepartmentService) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#department = department;
  }

  async showOwn(caller: Caller, asked: StandingRequest): Promise<StandingView> {
    return this.show(caller, personOf(caller), asked);
  }

  /** What a person may do on one unit: every task for every treatment site, in words. */
  async show(caller: Caller, person: PersonId, asked: StandingRequest): Promise<StandingView> {
    requireReader(caller, person);
    requireHistoryReader(caller, person, asked);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const facts = (await this.#facts.facts(tx, [person])).get(person);
      if (facts === undefined) throw notFound();
      const asOf = await asOfNow(tx, caller.employerId, asked);
      return view(caller, await this.#department.department(tx), facts, asked, asOf);
    });
  }
}

function view(
  caller: Caller,
  department: Department,
  facts: PersonFacts,
  asked: StandingRequest,
  asOf: AsOf,
): StandingView {
  const person = facts.person.id as PersonId;
  const unit = department.units.find((known) => known.id === asked.unit);
  if (unit === undefined) throw invalid('unit', 'There is no such treatment unit here.');
  const moment = momentOf(asOf.at, unit.timeZone);
  const { units } = departmentAsKnown(department, asOf.knownAt);
  const unitThen = units.find((known) => known.id === asked.unit) ?? unit;
  const version = frameworkInForce(department.frameworks, moment.on, asOf.knownAt);
  const titles = titlesOf(version?.document ?? null, department.units);
  const level = levelFor(caller, person);
  const tasks = version?.document.tasks.map(({ id }) => id) ?? [];
  const standings = questionsOf(
    unitThen,
    treatmentSitesOn(unitThen, moment.on),
    tasks,
    asked.adaptationType ?? null,
  ).map((question) => standing(department, facts, question, asOf));
  const known = factsAsKnown(facts, asOf.knownAt);
  return {
    person: { id: person, displayName: known.person.displayName },
    unit: { id: unit.id, name: unit.name, timeZone: unit.timeZone },
    adaptationType: asked.adaptationType ?? null,
    at: asOf.at,
    today: moment.on,
    knownAt: asOf.knownAt,
    frameworkVersion: version?.document.number ?? null,
    cells: standings.map((each) => standingCell(each, facts.entitlements, level, titles, moment)),
    currency: currencyViews(
      standings.map((each) => standingFor(level, each)),
      titles,
    ),
    waitingFor: waitingFor(known, moment, titles),
  };
}
