import { Injectable } from '@nestjs/common';
import type {
  FractionRef,
  GateDecision,
  GateQuestion,
  Instant,
  PersonFacts,
} from '@oart/competency';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { EmployerMemory } from '../gate-memory/employer-memory.ts';
import { GateStale, LedgerFeed } from '../ledger-feed/ledger-feed.service.ts';
import { answerOf } from './gate-inquiry.ts';
import type { Inquiry } from './gate-inquiry.ts';

/** One answer with everything that it was made from. */
export interface Asked {
  readonly inquiry: Inquiry;
  readonly decision: GateDecision;
}

/** Answers given together: one ledger index and one moment for all of them. */
export interface Answers {
  /** Ledger index up to which everything recorded is in the answers: `OART-Epoch`. */
  readonly epoch: number;
  readonly at: Instant;
  readonly asked: readonly Asked[];
}

/** What the reader of a question finds names in. */
export type Names = Pick<
  EmployerMemory,
  'department' | 'everybody' | 'withStaffNumber' | 'fraction'
>;

/**
 * The ask path: answers from memory, as long as this process knows that it has seen what was recorded
 * last. The time is the database's; where its last millisecond is not known, a yes needs both its ends.
 */
@Injectable()
export class AskService {
  readonly #memories: GateMemoryService;
  readonly #feed: LedgerFeed;

  constructor(memories: GateMemoryService, feed: LedgerFeed) {
    this.#memories = memories;
    this.#feed = feed;
  }

  /**
   * @param fractions those that the questions are about
   * @param read makes the questions out of what was sent, with the names that are on file
   * @param atLeast the ledger index that the asker has already seen; null for none
   * @throws GateStale when this process cannot know the last word
   */
  async ask(
    employerId: string,
    fractions: readonly FractionRef[],
    read: (names: Names) => readonly GateQuestion[],
    atLeast: number | null = null,
  ): Promise<Answers> {
    this.#feed.require();
    const memory = await this.#memories.open(employerId);
    if (atLeast !== null) await this.#feed.reach(employerId, atLeast);
    const people = memory.renamedPeople();
    await this.#memories.refresh(employerId, memory, { people, fractions });
    const questions = read(memory);
    await this.#memories.refresh(employerId, memory, {
      people: questions.flatMap(({ person, supervisor }) =>
        supervisor === null ? [person] : [person, supervisor],
      ),
      fractions,
    });
    const { earliest, latest } = this.#feed.now(employerId);
    const epoch = this.#feed.epoch(employerId);
    const asked = questions.map((question) => {
      const late = answered(memory, question, latest, epoch);
      return late.decision.outcome === 'DENY'
        ? late
        : yesOf(late, answered(memory, question, earliest, epoch));
    });
    // What took long may have outlived the lease, or the ledger itself: then it is no answer.
    this.#feed.require();
    if (memory.isLost) throw new GateStale('The ledger is being read again.');
    return { epoch, at: latest, asked };
  }

  /** Everybody's facts, as the answers see them. */
  async everybody(employerId: string): Promise<readonly PersonFacts[]> {
    const memory = await this.#memories.open(employerId);
    await this.#memories.refresh(employerId, memory, {
      people: memory.stalePeople(),
      fractions: [],
    });
    return memory.everybody();
  }
}

/** A yes counts only where both ends of the moment give it. */
function yesOf(late: Asked, early: Asked): Asked {
  return early.decision.outcome === 'DENY' ? early : late;
}

/** Facts that came while the question was read only make the answer newer than its epoch says. */
const EVERYTHING_READ = Number.MAX_SAFE_INTEGER;

function answered(
  memory: EmployerMemory,
  question: GateQuestion,
  at: Instant,
  epoch: number,
): Asked {
  const { person, supervisor, fraction } = question;
  const inquiry: Inquiry = {
    department: memory.department,
    question,
    actor: memory.person(person),
    supervisor: supervisor === null ? null : memory.person(supervisor),
    fraction: fraction === null ? null : memory.fraction(fraction),
    asOf: { at, knownAt: EVERYTHING_READ },
  };
  return { inquiry, decision: { ...answerOf(inquiry), knownAt: epoch } };
}
