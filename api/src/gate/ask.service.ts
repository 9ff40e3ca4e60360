import { Injectable } from '@nestjs/common';
import { instantOf } from '@oart/competency';
import type {
  CompiledAnswer,
  CompiledGate,
  FractionFacts,
  FractionRef,
  GateDecision,
  GateQuestion,
  Instant,
  PersonFacts,
  PersonId,
  ReadQuestion,
} from '@oart/competency';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { EmployerMemory } from '../gate-memory/employer-memory.ts';
import type { TimeBounds } from '../ledger-feed/database-time.ts';
import { atOnceOrInSlices } from '../http/in-slices.ts';
import { GateStale, LedgerFeed } from '../ledger-feed/ledger-feed.service.ts';
import { answerOf } from './gate-inquiry.ts';
import type { Inquiry } from './gate-inquiry.ts';

/** One answer, as it is kept for many who ask: what it was made from is put together by `explained` alone. */
export interface Asked {
  readonly question: GateQuestion;
  readonly decision: CompiledAnswer;
  readonly at: Instant;
}

/** One answer with everything that it was made from. */
export interface Explained {
  readonly inquiry: Inquiry;
  readonly decision: GateDecision;
}

/** Answers given together: one ledger index and one moment for all of them. */
export interface Answers {
  /** Ledger index up to which everything recorded is in the answers: `OART-Epoch`. */
  readonly epoch: number;
  readonly at: Instant;
  readonly asked: readonly Asked[];
  /**
   * To be called before anything is waited for. In a batch that took long, names and titles may be newer than the
   * answer; the decision and its reasons never are.
   */
  readonly explained: (asked: Asked) => Explained;
}

/** What the reader of a question finds names in. */
export type Names = Pick<
  EmployerMemory,
  'department' | 'everybody' | 'withStaffNumber' | 'unitNamed' | 'fraction'
>;

interface Asking {
  readonly employerId: string;
  readonly fractions: readonly FractionRef[];
  readonly read: (names: Names) => readonly GateQuestion[];
  readonly atLeast: number | null;
}

/** Questions with everything in memory that their answers are made from. */
interface Ready {
  readonly questions: readonly GateQuestion[];
  readonly memory: EmployerMemory;
  readonly gate: CompiledGate;
  /** Of the questions that name a fraction. */
  readonly fractions: ReadonlyMap<GateQuestion, FractionFacts | null>;
  readonly bounds: TimeBounds;
  /** The later end of the bounds. */
  readonly at: Instant;
  readonly epoch: number;
}

/**
 * The ask path: answers from memory, as long as this process knows that it has seen what was recorded
 * last. The time is the database's; where its last millisecond is not known, a yes needs both its ends.
 */
@Injectable()
export class AskService {
  readonly #memories: GateMemoryService;
  readonly #feed: LedgerFeed;
  #lately: { readonly ms: number; readonly at: Instant } = { ms: 0, at: instantOf(0) };

  constructor(memories: GateMemoryService, feed: LedgerFeed) {
    this.#memories = memories;
    this.#feed = feed;
  }

  /**
   * Answers at once where nothing must be read or worked out for long.
   * @param fractions those that the questions are about
   * @param read makes the questions out of what was sent, with the names that are on file
   * @param atLeast the ledger index that the asker has already seen; null for none
   * @throws GateStale when this process cannot know the last word
   */
  ask(
    employerId: string,
    fractions: readonly FractionRef[],
    read: (names: Names) => readonly GateQuestion[],
    atLeast: number | null = null,
  ): Answers | Promise<Answers> {
    const asking = { employerId, fractions, read, atLeast };
    const ready = this.#whereNothingMustBeRead(asking);
    return ready === null ? this.#readFirst(asking).then(answersTo) : answersTo(ready);
  }

  #whereNothingMustBeRead({ employerId, fractions, read, atLeast }: Asking): Ready | null {
    const memory = this.#memories.opened(employerId);
    if (memory === null || memory.renamedPeople().length > 0) return null;
    if (atLeast !== null && this.#feed.epoch(employerId) < atLeast) return null;
    if (memory.missing({ people: [], fractions }) !== null) return null;
    const questions = read(memory);
    const people = peopleIn(questions);
    return memory.missing({ people, fractions }) === null
      ? this.#ready(employerId, memory, questions)
      : null;
  }

  async #readFirst({ employerId, fractions, read, atLeast }: Asking): Promise<Ready> {
    this.#feed.require();
    const memory = await this.#memories.open(employerId);
    if (atLeast !== null) await this.#feed.reach(employerId, atLeast);
    const people = memory.renamedPeople();
    await this.#memories.refresh(employerId, memory, { people, fractions });
    const questions = read(memory);
    await this.#memories.refresh(employerId, memory, { people: peopleIn(questions), fractions });
    if (memory.isLost) throw new GateStale('The ledger is being read again.');
    return this.#ready(employerId, memory, questions);
  }

  /**
   * What the answers are made from, taken at one moment under the lease. Whatever is recorded while they
   * are worked out was acknowledged after the question came, so that they may be without it.
   */
  #ready(employerId: string, memory: EmployerMemory, questions: readonly GateQuestion[]): Ready {
    const { bounds, epoch } = this.#feed.moment(employerId);
    const at = this.#instantOf(bounds.latest);
    const fractions = fractionsOf(memory, questions);
    return { questions, memory, gate: memory.gate, fractions, bounds, at, epoch };
  }

  /** Many questions are asked in one millisecond. */
  #instantOf(ms: number): Instant {
    if (this.#lately.ms !== ms) this.#lately = { ms, at: instantOf(ms) };
    return this.#lately.at;
  }

  /** Everybody's facts, as the answers see them. */
  async everybody(employerId: string): Promise<readonly PersonFacts[]> {
    return (await this.#memories.refreshed(employerId)).everybody();
  }
}

/** Facts that came while the question was read only make the answer newer than its epoch says. */
const EVERYTHING_READ = Number.MAX_SAFE_INTEGER;

/** All are read before any is answered, so that the memory of one is waited for while that of others comes. */
function answersTo(ready: Ready): Answers | Promise<Answers> {
  const read = ready.questions.map((question) => ready.gate.read(question));
  const asked = atOnceOrInSlices(read, (each) => answered(each, ready));
  return asked instanceof Promise
    ? asked.then((later) => answersOf(ready, later))
    : answersOf(ready, asked);
}

function answersOf(ready: Ready, asked: readonly Asked[]): Answers {
  const { at, epoch } = ready;
  return {
    epoch,
    at,
    asked,
    explained: (one) => ({
      inquiry: inquiryOf(one.question, one.at, ready),
      decision: { ...one.decision, at: one.at, knownAt: epoch },
    }),
  };
}

/** What the gate was compiled for is looked up; everything else is decided anew. */
function answered(read: ReadQuestion, ready: Ready): Asked {
  const { gate, fractions, bounds, at } = ready;
  const { question } = read;
  const fraction = question.fraction === null ? null : (fractions.get(question) ?? null);
  const compiled = gate.answerBetween(read, bounds.earliest, bounds.latest, fraction);
  if (compiled === null) return decidedAnew(question, ready);
  return {
    question,
    decision: compiled.answer,
    at: compiled.at === bounds.latest ? at : instantOf(compiled.at),
  };
}

/** A yes counts only where both ends of the moment give it. */
function decidedAnew(question: GateQuestion, ready: Ready): Asked {
  const late = answerOf(inquiryOf(question, ready.at, ready));
  if (late.outcome === 'DENY') return { question, decision: late, at: late.at };
  const early = answerOf(inquiryOf(question, instantOf(ready.bounds.earliest), ready));
  const decision = early.outcome === 'DENY' ? early : late;
  return { question, decision, at: decision.at };
}

function inquiryOf(question: GateQuestion, at: Instant, { memory, fractions }: Ready): Inquiry {
  const { person, supervisor } = question;
  return {
    department: memory.department,
    question,
    actor: memory.person(person),
    supervisor: supervisor === null ? null : memory.person(supervisor),
    fraction: fractions.get(question) ?? null,
    asOf: { at, knownAt: EVERYTHING_READ },
  };
}

const NO_FRACTIONS: Ready['fractions'] = new Map();

function fractionsOf(
  memory: EmployerMemory,
  questions: readonly GateQuestion[],
): Ready['fractions'] {
  let found: Map<GateQuestion, FractionFacts | null> | null = null;
  for (const question of questions) {
    if (question.fraction === null) continue;
    found ??= new Map();
    found.set(question, memory.fraction(question.fraction));
  }
  return found ?? NO_FRACTIONS;
}

function peopleIn(questions: readonly GateQuestion[]): readonly PersonId[] {
  const people: PersonId[] = [];
  for (const { person, supervisor } of questions) {
    people.push(person);
    if (supervisor !== null) people.push(supervisor);
  }
  return people;
}
