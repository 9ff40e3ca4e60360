import { Injectable } from '@nestjs/common';
import { crewCheckSteps, departmentAsKnown, epochOf } from '@oart/competency';
import type { CrewCheck, Instant, PersonFacts, PersonId } from '@oart/competency';
import type { CrewCheckView } from '@oart/contract';
import type { EmployerMemory } from '../gate-memory/employer-memory.ts';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { Caller } from '../http/caller.ts';
import { finishedInSlices } from '../http/in-slices.ts';
import { invalid } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { leafHashAt } from '../ledger/leaf-hashes.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { CrewCheckRequestDto } from './crew-check.dto.ts';
import { crewCheckView } from './crew-check-view.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** The rules of the gate asked for a planned session, before any patient is on the couch (scenario 23). */
@Injectable()
export class CrewCheckService {
  readonly #recorder: Recorder;
  readonly #memories: GateMemoryService;

  constructor(recorder: Recorder, memories: GateMemoryService) {
    this.#recorder = recorder;
    this.#memories = memories;
  }

  /** @throws `invalid-request` for a session that ends before it begins or is too long, an unknown unit or person */
  async check(caller: Caller, asked: CrewCheckRequestDto): Promise<CrewCheckView> {
    requireSession(asked);
    const { employerId } = caller;
    const { asOf, leafHash } = await this.#recorder.read(employerId, async (tx) => {
      const now = await asOfNow(tx, employerId);
      return { asOf: now, leafHash: await leafHashAt(tx, employerId, now.knownAt) };
    });
    const memory = await this.#memories.upTo(employerId, asOf.knownAt);
    // The memory may have heard of more since: it is not part of what is said to be known.
    const department = departmentAsKnown(memory.department, asOf.knownAt);
    const unit = department.units.find(({ id }) => id === asked.unitId);
    if (unit === undefined) throw invalid('/unitId', 'There is no such treatment unit here.');
    const crew = crewAmong(memory, asked.crew, asOf.knownAt);
    const { from, until, treatmentSites } = asked;
    const session = { unit: unit.id, from, until, treatmentSites, crew };
    const check = await checked(department, session, asOf.knownAt);
    const onCrew = new Set<string>(asked.crew);
    // Asked only where somebody is missing. Copies: what is remembered of everybody stays small.
    const others =
      check.gaps.length === 0
        ? []
        : memory
            .everybody()
            .filter(({ person }) => person.index <= asOf.knownAt && !onCrew.has(person.id))
            .map((facts) => ({ ...facts }));
    const sites = [...new Set(check.gaps.map(({ treatmentSite }) => treatmentSite))];
    const withOthers = { ...session, treatmentSites: sites, crew: others };
    const coverOfOthers = await checked(department, withOthers, asOf.knownAt);
    const found = { department, unit, session, check, others, coverOfOthers, asOf, leafHash };
    return crewCheckView(caller, found);
  }
}

/** Up to hundreds of people for each task: in slices, so that whoever asks the gate does not wait. */
function checked(...asked: Parameters<typeof crewCheckSteps>): Promise<CrewCheck> {
  return finishedInSlices(crewCheckSteps(...asked));
}

function crewAmong(
  memory: EmployerMemory,
  ids: readonly PersonId[],
  knownAt: number,
): readonly PersonFacts[] {
  return ids.map((id, place) => {
    const known = memory.person(id);
    if (known === null || known.person.index > knownAt) {
      throw invalid(`/crew/${String(place)}`, 'This person is not on file here.');
    }
    return known;
  });
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
