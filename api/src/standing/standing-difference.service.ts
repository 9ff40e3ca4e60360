import { Injectable } from '@nestjs/common';
import {
  departmentAsKnown,
  frameworkInForce,
  momentOf,
  standing,
  standingDifference,
  treatmentSitesOn,
} from '@oart/competency';
import type {
  CalendarDay,
  Department,
  Entitlement,
  FrameworkDocument,
  Instant,
  Moment,
  PersonId,
  StandingDifference,
  TreatmentUnit,
} from '@oart/competency';
import { reasonView, titlesOf } from '@oart/contract';
import type { StandingDifferenceCell, StandingDifferenceView, Titles } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { invalid, notFound } from '../http/problem-error.ts';
import { asOfNow, knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { DepartmentService } from './department.service.ts';
import { requireHistoryReader, requireReader } from './reader.ts';
import { StandingFactsService } from './standing-facts.service.ts';
import { questionsOf } from './standing-questions.ts';
import { standingCell } from './standing-view.ts';

/** Which instant, and as known when; what was known by then where nothing is named. */
export interface DifferenceRequest {
  readonly unit: string;
  readonly adaptationType?: string;
  readonly at: Instant;
  readonly knownAt?: number | Instant;
}

/** "Was X entitled on 12 March?" and "what did the system know then?", side by side (I13). */
@Injectable()
export class StandingDifferenceService {
  readonly #recorder: Recorder;
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;

  constructor(recorder: Recorder, facts: StandingFactsService, department: DepartmentService) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#department = department;
  }

  /** Both answers about one instant, cell by cell, for those who read everything about a person. */
  async show(
    caller: Caller,
    person: PersonId,
    asked: DifferenceRequest,
  ): Promise<StandingDifferenceView> {
    requireReader(caller, person);
    requireHistoryReader(caller, person, asked);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const facts = (await this.#facts.facts(tx, [person])).get(person);
      if (facts === undefined) throw notFound();
      const department = await this.#department.department(tx);
      const unit = department.units.find(({ id }) => id === asked.unit);
      if (unit === undefined) throw invalid('unit', 'There is no such treatment unit here.');
      const { at } = asked;
      const now = await asOfNow(tx, caller.employerId, { at });
      const thenKnown = { knownAt: asked.knownAt ?? at };
      const then = { at, knownAt: await knownIndex(tx, caller.employerId, thenKnown) };
      const moment = momentOf(at, unit.timeZone);
      const sites = [then, now].flatMap(({ knownAt }) =>
        sitesAsKnown(department, unit, moment.on, knownAt),
      );
      const documentThen = documentIn(department, moment.on, then.knownAt);
      const documentNow = documentIn(department, moment.on, now.knownAt);
      const titles = titlesOf(documentNow ?? documentThen, department.units);
      const tasks = tasksOf(documentThen, documentNow);
      const cells = questionsOf(unit, [...new Set(sites)], tasks, asked.adaptationType ?? null)
        .map((question) =>
          standingDifference(
            standing(department, facts, question, then),
            standing(department, facts, question, now),
          ),
        )
        .map((difference) => cellView(difference, facts.entitlements, titles, moment));
      return {
        person: { id: person, displayName: facts.person.displayName },
        unit: { id: unit.id, name: unit.name, timeZone: unit.timeZone },
        adaptationType: asked.adaptationType ?? null,
        at,
        on: moment.on,
        knownThen: { knownAt: then.knownAt, frameworkVersion: documentThen?.number ?? null },
        knownNow: { knownAt: now.knownAt, frameworkVersion: documentNow?.number ?? null },
        differing: cells.filter(({ differs }) => differs).length,
        cells,
      };
    });
  }
}

/** What it was open for on the day, as known; a late entry may have opened or closed it since. */
function sitesAsKnown(
  department: Department,
  unit: TreatmentUnit,
  on: CalendarDay,
  knownAt: number,
): readonly string[] {
  const known = departmentAsKnown(department, knownAt).units.find(({ id }) => id === unit.id);
  return known === undefined ? [] : treatmentSitesOn(known, on);
}

function cellView(
  { then, now, differs, added, gone }: StandingDifference,
  entitlements: readonly Entitlement[],
  titles: Titles,
  moment: Moment,
): StandingDifferenceCell {
  const { task, treatmentSite } = now.question;
  return {
    task,
    treatmentSite,
    differs,
    then: standingCell(then, entitlements, 'full', titles, moment),
    now: standingCell(now, entitlements, 'full', titles, moment),
    added: added.map((reason) => reasonView(reason, titles)),
    gone: gone.map((reason) => reasonView(reason, titles)),
  };
}

function documentIn(
  { frameworks }: Department,
  on: CalendarDay,
  knownAt: number,
): FrameworkDocument | null {
  return frameworkInForce(frameworks, on, knownAt)?.document ?? null;
}

function tasksOf(...documents: readonly (FrameworkDocument | null)[]): readonly string[] {
  return [...new Set(documents.flatMap((each) => each?.tasks ?? []).map(({ id }) => id))];
}
