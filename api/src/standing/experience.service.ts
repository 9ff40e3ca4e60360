import { Injectable } from '@nestjs/common';
import { factsAsKnown, frameworkInForce, momentOf } from '@oart/competency';
import type { PersonId } from '@oart/competency';
import type { PersonExperienceView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { invalid, notFound } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { DepartmentService } from './department.service.ts';
import { experienceViews } from './experience-view.ts';
import { levelFor, requireHistoryReader, requireReader } from './reader.ts';
import { StandingFactsService } from './standing-facts.service.ts';
import type { StandingRequest } from './standing.service.ts';

/** How long somebody has done what the framework asks experience of: the calculation, step by step (10.4). */
@Injectable()
export class ExperienceService {
  readonly #recorder: Recorder;
  readonly #facts: StandingFactsService;
  readonly #department: DepartmentService;

  constructor(recorder: Recorder, facts: StandingFactsService, department: DepartmentService) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#department = department;
  }

  /** @throws `not-found` for those who may not read this person, `invalid-request` for an unknown unit */
  async show(
    caller: Caller,
    person: PersonId,
    asked: Omit<StandingRequest, 'adaptationType'>,
  ): Promise<PersonExperienceView> {
    requireReader(caller, person);
    requireHistoryReader(caller, person, asked);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const facts = (await this.#facts.facts(tx, [person])).get(person);
      if (facts === undefined) throw notFound();
      const asOf = await asOfNow(tx, caller.employerId, asked);
      const { units, frameworks } = await this.#department.department(tx);
      const unit = units.find(({ id }) => id === asked.unit);
      if (unit === undefined) throw invalid('unit', 'There is no such treatment unit here.');
      const moment = momentOf(asOf.at, unit.timeZone);
      const framework = frameworkInForce(frameworks, moment.on, asOf.knownAt)?.document ?? null;
      const known = factsAsKnown(facts, asOf.knownAt);
      return {
        person: { id: person, displayName: known.person.displayName },
        ...asOf,
        on: moment.on,
        frameworkVersion: framework?.number ?? null,
        experience:
          framework === null
            ? []
            : experienceViews(framework, known, moment, levelFor(caller, person)),
      };
    });
  }
}
