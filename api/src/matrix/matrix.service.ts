import { Injectable } from '@nestjs/common';
import {
  departmentAsKnown,
  factsAsKnown,
  momentOf,
  roleStandings,
  standing,
  standingAt,
  timelineAnswer,
} from '@oart/competency';
import type {
  AsOf,
  Department,
  PersonFacts,
  StandingQuestion,
  TimelineAnswer,
  UnitId,
} from '@oart/competency';
import type { MatrixView } from '@oart/contract';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { Caller } from '../http/caller.ts';
import { inSlices } from '../http/in-slices.ts';
import { invalid } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import type { PastAsked } from '../ledger/as-of.ts';
import { Recorder, instant } from '../ledger/recorder.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { matrixView } from './matrix-view.ts';
import type { MatrixRow } from './matrix-view.ts';
import { RowTimelines } from './row-timelines.ts';

interface MatrixAsked extends PastAsked {
  readonly unit: string;
}

const EVERYTHING_KNOWN = Infinity;

/** Everybody by role and treatment site at any instant, from the facts in the gate's memory. */
@Injectable()
export class MatrixService {
  readonly #recorder: Recorder;
  readonly #memories: GateMemoryService;
  readonly #timelines: RowTimelines;

  constructor(recorder: Recorder, memories: GateMemoryService, timelines: RowTimelines) {
    this.#recorder = recorder;
    this.#memories = memories;
    this.#timelines = timelines;
  }

  /** @throws `invalid-request` for an unknown unit, `forbidden` where somebody may not ask about another instant */
  async show(caller: Caller, asked: MatrixAsked): Promise<MatrixView> {
    requireHistoryReader(caller, null, asked);
    const { employerId } = caller;
    const { now, ...asOf } = await this.#recorder.read(employerId, async (tx) => ({
      ...(await asOfNow(tx, employerId, asked)),
      now: await instant(tx),
    }));
    const memory = await this.#memories.upTo(employerId, asOf.knownAt);
    const { department } = memory;
    const knownAt = asked.knownAt === undefined ? EVERYTHING_KNOWN : asOf.knownAt;
    const known = departmentAsKnown(department, knownAt);
    const unit = department.units.find(({ id }) => id === asked.unit);
    if (unit === undefined) throw invalid('unit', 'There is no such treatment unit here.');
    const everybody = memory.everybody().filter(({ person }) => person.index <= asOf.knownAt);
    const rows = await inSlices(everybody, (facts) =>
      this.#row(department, facts, unit.id, { at: asOf.at, knownAt }),
    );
    this.#timelines.prepare(department, everybody, unit, { at: now, knownAt: EVERYTHING_KNOWN });
    const moment = momentOf(asOf.at, unit.timeZone);
    return matrixView(caller, { department: known, unit, moment, asOf, rows });
  }

  #row(department: Department, facts: PersonFacts, unit: UnitId, asOf: AsOf): MatrixRow {
    const isAllKnown = asOf.knownAt === EVERYTHING_KNOWN;
    const timeline = isAllKnown ? this.#timelines.of(department, facts, unit, asOf) : null;
    // A copy: what the rules remember while they work goes with it.
    const copy = { ...facts };
    const answerTo = (question: StandingQuestion): TimelineAnswer =>
      (timeline === null ? null : standingAt(timeline, question, asOf.at)) ??
      timelineAnswer(standing(department, copy, question, asOf));
    const own = isAllKnown ? facts : copy;
    return {
      facts: factsAsKnown(own, asOf.knownAt),
      standings: roleStandings(department, own, unit, asOf, answerTo),
    };
  }
}
