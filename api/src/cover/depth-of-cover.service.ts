import { Injectable } from '@nestjs/common';
import {
  addMonths,
  coverOfPerson,
  dayAt,
  departmentAsKnown,
  depthOfCover,
  startOfDay,
} from '@oart/competency';
import type { Department, PersonFacts, Timeline, TimelineSpan, UnitId } from '@oart/competency';
import type { DepthOfCoverView } from '@oart/contract';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { Caller } from '../http/caller.ts';
import { inSlices } from '../http/in-slices.ts';
import { invalid } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import type { PastAsked } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { depthOfCoverView } from './depth-of-cover-view.ts';

interface DepthAsked extends PastAsked {
  readonly unit: string;
  readonly months: number;
}

/** One person's timeline on one unit, and what it was compiled from. */
interface KeptTimeline {
  readonly department: Department;
  readonly timeline: Timeline;
}

const EVERYTHING_KNOWN = Infinity;

/** How many people may take each task, month after month, from the facts in the gate's memory. */
@Injectable()
export class DepthOfCoverService {
  readonly #recorder: Recorder;
  readonly #memories: GateMemoryService;
  /** As long as somebody's facts are the same, and the span, they are compiled once for each unit. */
  readonly #kept = new WeakMap<PersonFacts, Map<UnitId, KeptTimeline>>();

  constructor(recorder: Recorder, memories: GateMemoryService) {
    this.#recorder = recorder;
    this.#memories = memories;
  }

  /** @throws `invalid-request` for an unknown unit, `forbidden` where somebody may not ask about the past */
  async show(caller: Caller, asked: DepthAsked): Promise<DepthOfCoverView> {
    requireHistoryReader(caller, null, asked);
    const { employerId } = caller;
    const asOf = await this.#recorder.read(employerId, (tx) => asOfNow(tx, employerId, asked));
    const memory = await this.#memories.upTo(employerId, asOf.knownAt);
    const knownAt = asked.knownAt === undefined ? EVERYTHING_KNOWN : asOf.knownAt;
    const department = memory.department;
    const known = departmentAsKnown(department, knownAt);
    const unit = known.units.find(({ id }) => id === asked.unit);
    if (unit === undefined) throw invalid('unit', 'There is no such treatment unit here.');
    const day = dayAt(asOf.at, unit.timeZone);
    const until = startOfDay(addMonths(day, asked.months), unit.timeZone);
    const whole = { from: startOfDay(day, unit.timeZone), until };
    const everybody = memory.everybody();
    const timelines = await inSlices(everybody, (facts) =>
      knownAt === EVERYTHING_KNOWN
        ? this.#timeline(department, unit.id, facts, whole)
        : coverOfPerson(department, unit.id, { ...facts }, whole, knownAt),
    );
    const span = { from: asOf.at, until };
    const depth = depthOfCover(department, unit.id, timelines, span, knownAt);
    return depthOfCoverView(caller, { department: known, unit, everybody, span, asOf, depth });
  }

  #timeline(
    department: Department,
    unit: UnitId,
    facts: PersonFacts,
    span: TimelineSpan,
  ): Timeline {
    let units = this.#kept.get(facts);
    if (units === undefined) this.#kept.set(facts, (units = new Map<UnitId, KeptTimeline>()));
    const kept = units.get(unit);
    if (kept !== undefined && isOf(kept, department, span)) return kept.timeline;
    // A copy: what the rules remember while they work goes with it, so that what is kept stays small.
    const timeline = coverOfPerson(department, unit, { ...facts }, span, EVERYTHING_KNOWN);
    units.set(unit, { department, timeline });
    return timeline;
  }
}

function isOf(
  { department, timeline }: KeptTimeline,
  of: Department,
  { from, until }: TimelineSpan,
): boolean {
  return department === of && timeline.from === from && timeline.until === until;
}
