import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { crewCheck, epochOf } from '@oart/competency';
import type { Instant, PersonFacts, PersonId } from '@oart/competency';
import type { CrewCheckView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { invalid } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { leafHashAt } from '../ledger/leaf-hashes.ts';
import { Recorder } from '../ledger/recorder.ts';
import { DepartmentService } from '../standing/department.service.ts';
import { StandingFactsService } from '../standing/standing-facts.service.ts';
import type { CrewCheckRequestDto } from './crew-check.dto.ts';
import { crewCheckView } from './crew-check-view.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** The rules of the gate asked for a planned session, before any patient is on the couch (scenario 23). */
@Injectable()
export class CrewCheckService {
  readonly #recorder: Recorder;
  readonly #facts: StandingFactsService;
  readonly #departments: DepartmentService;

  constructor(recorder: Recorder, facts: StandingFactsService, departments: DepartmentService) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#departments = departments;
  }

  /** @throws `invalid-request` for a session that ends before it begins or is too long, an unknown unit or person */
  async check(caller: Caller, asked: CrewCheckRequestDto): Promise<CrewCheckView> {
    requireSession(asked);
    const { employerId } = caller;
    return this.#recorder.read(employerId, async (tx) => {
      const asOf = await asOfNow(tx, employerId);
      const department = await this.#departments.department(tx);
      const unit = department.units.find(({ id }) => id === asked.unitId);
      if (unit === undefined) throw invalid('/unitId', 'There is no such treatment unit here.');
      const crew = await this.#crew(tx, asked.crew);
      const { from, until, treatmentSites } = asked;
      const session = { unit: unit.id, from, until, treatmentSites, crew };
      const check = crewCheck(department, session, asOf.knownAt);
      const others =
        check.gaps.length === 0 ? [] : await this.#others(tx, new Set<string>(asked.crew));
      return crewCheckView(caller, {
        department,
        unit,
        session,
        check,
        others,
        coverOfOthers: crewCheck(department, { ...session, crew: others }, asOf.knownAt),
        asOf,
        leafHash: await leafHashAt(tx, employerId, asOf.knownAt),
      });
    });
  }

  async #crew(tx: EntityManager, ids: readonly string[]): Promise<readonly PersonFacts[]> {
    const facts = await this.#facts.facts(tx, ids as readonly PersonId[]);
    return ids.map((id, place) => {
      const known = facts.get(id as PersonId);
      if (known === undefined) {
        throw invalid(`/crew/${String(place)}`, 'This person is not on file here.');
      }
      return known;
    });
  }

  /** Everybody who is not on the crew; asked only where somebody is missing. */
  async #others(tx: EntityManager, crew: ReadonlySet<string>): Promise<readonly PersonFacts[]> {
    const everybody = await this.#facts.everybody(tx);
    return [...everybody.values()].filter(({ person }) => !crew.has(person.id));
  }
}

function requireSession({
  from,
  until,
}: {
  readonly from: Instant;
  readonly until: Instant;
}): void {
  const lasts = epochOf(until) - epochOf(from);
  if (lasts <= 0) throw invalid('/until', 'The session ends before it begins.');
  if (lasts > WEEK_MS) throw invalid('/until', 'Check at most a week at once.');
}
