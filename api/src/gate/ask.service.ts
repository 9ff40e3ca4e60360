import { Injectable } from '@nestjs/common';
import { instantOf } from '@oart/competency';
import type {
  CompiledAnswer,
  CompiledGate,
  FractionRef,
  GateDecision,
  GateQuestion,
  Instant,
  PersonFacts,
  PersonId,
} from '@oart/competency';
import { GateMemoryService } from '../gate-memory/gate-memory.service.ts';
import type { EmployerMemory } from '../gate-memory/employer-memory.ts';
import type { TimeBounds } from '../ledger-feed/database-time.ts';
import { inSlices } from '../http/in-slices.ts';
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
  readonly inquiries: readonly Inquiry[];
  readonly gate: CompiledGate;
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
    const asking = { employerId, fractions, read, atLeast };
    const { inquiries, ...ready } =
      this.#whereNothingMustBeRead(asking) ?? (await this.#readFirst(asking));
    const asked = await inSlices(inquiries, (inquiry) => answered(inquiry, ready));
    return { epoch: ready.epoch, at: ready.at, asked };
  }

  /** The same for a single question without waiting; null where something must be read first. */
  askAtOnce(
    employerId: string,
    fractions: readonly FractionRef[],
    read: (names: Names) => readonly GateQuestion[],
    atLeast: number | null = null,
  ): Answers | null {
    const ready = this.#whereNothingMustBeRead({ employerId, fractions, read, atLeast });
    if (ready === null) return null;
    const asked = ready.inquiries.map((inquiry) => answered(inquiry, ready));
    return { epoch: ready.epoch, at: ready.at, asked };
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
    const inquiries = questions.map((question) => inquiryOf(memory, question, at));
    return { inquiries, gate: memory.gate, bounds, at, epoch };
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

function inquiryOf(memory: EmployerMemory, question: GateQuestion, at: Instant): Inquiry {
  const { person, supervisor, fraction } = question;
  return {
    department: memory.department,
    question,
    actor: memory.person(person),
    supervisor: supervisor === null ? null : memory.person(supervisor),
    fraction: fraction === null ? null : memory.fraction(fraction),
    asOf: { at, knownAt: EVERYTHING_READ },
  };
}

/** What the gate was compiled for is looked up; everything else is decided anew. */
function answered(
  inquiry: Inquiry,
  { gate, bounds: { earliest, latest }, epoch }: Omit<Ready, 'inquiries' | 'at'>,
): Asked {
  const { question, fraction, asOf } = inquiry;
  const compiled = gate.answerBetween(question, earliest, latest, fraction);
  if (compiled === null) return decidedAnew(inquiry, instantOf(earliest), epoch);
  const at = compiled.at === latest ? asOf.at : instantOf(compiled.at);
  return { inquiry, decision: decisionAt(compiled.answer, at, epoch) };
}

/** Member by member: to spread the answer costs more than to look it up. */
function decisionAt(answer: CompiledAnswer, at: Instant, knownAt: number): GateDecision {
  const { outcome, reasons, notices, entitlement, supervisor, frameworkVersion, usableUntil } =
    answer;
  return {
    outcome,
    reasons,
    notices,
    entitlement,
    supervisor,
    frameworkVersion,
    usableUntil,
    at,
    knownAt,
  };
}

/** A yes counts only where both ends of the moment give it. */
function decidedAnew(late: Inquiry, earliest: Instant, epoch: number): Asked {
  const lateAnswer = answerOf(late);
  if (lateAnswer.outcome === 'DENY') {
    return { inquiry: late, decision: { ...lateAnswer, knownAt: epoch } };
  }
  const early: Inquiry = { ...late, asOf: { ...late.asOf, at: earliest } };
  const earlyAnswer = answerOf(early);
  const isNo = earlyAnswer.outcome === 'DENY';
  const decision = { ...(isNo ? earlyAnswer : lateAnswer), knownAt: epoch };
  return { inquiry: isNo ? early : late, decision };
}

function peopleIn(questions: readonly GateQuestion[]): readonly PersonId[] {
  const people: PersonId[] = [];
  for (const { person, supervisor } of questions) {
    people.push(person);
    if (supervisor !== null) people.push(supervisor);
  }
  return people;
}
