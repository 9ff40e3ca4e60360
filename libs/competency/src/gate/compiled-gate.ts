import { instantOf } from '../calendar/instant.ts';
import type { PersonId } from '../person/ids.ts';
import { askedQuestion } from '../standing/circumstances.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { departmentAsKnown, factsAsKnown } from '../standing/known.ts';
import type { FractionFacts } from '../treatment/act.ts';
import { AnswerTable } from './answer-table.ts';
import {
  COMPILE_JOINED,
  compileAnswers,
  SPAN_MS,
  stretchIn,
  type CompiledAnswer,
  type CompiledAnswers,
  type Compiling,
} from './compiled-answers.ts';
import {
  askedIn,
  cellIn,
  isAboutPersonAlone,
  partsIn,
  type AskedCell,
  type CompiledCell,
  type CompiledSpans,
  type JoinedPart,
} from './compiled-cell.ts';
import { CellOrdinals } from './cell-ordinals.ts';
import { decideAsked } from './decide.ts';
import { IdOrdinals } from './id-ordinals.ts';
import type { GateQuestion } from './question.ts';
import { UNKNOWN, type Edition, type ReadQuestion } from './read-question.ts';
import { SharedRefusals } from './shared-refusals.ts';
import type { SupervisorAnswer } from './supervisor.ts';

/** A person with what was compiled so far. */
interface CompiledPerson {
  readonly facts: PersonFacts;
  readonly spans: CompiledSpans;
  /** What was asked when the facts were others, by its cell. */
  askedBefore: ReadonlyMap<number, AskedCell>;
}

const NOTHING_ASKED: ReadonlyMap<number, AskedCell> = new Map();

/** How much is kept at once. What was forgotten is compiled again as it is asked about. */
export interface KeptAtOnce {
  readonly cells: number;
  readonly refusals: number;
}

const KEPT_AT_ONCE: KeptAtOnce = { cells: 1_000_000, refusals: 10_000 };

/**
 * The gate compiled for a department and the people kept in it: a question about a person alone is a
 * look-up and a binary search, and its answer is what `decide` says at that instant, word for word.
 * Names become ordinals once; a cell, that is a task at a treatment site, unit and adaptation type, is
 * one number. What is asked for the first time is compiled then, for eight days around the instant.
 *
 * Of a question about a fraction, or with what a dose check found, corrected structures or a protocol,
 * the person's own part is looked up in the same way; what the case, the dose check and the protocol hold
 * against the act is worked out each time from the acts that are handed in, as a few of them are.
 *
 * So is what a named supervisor's own facts say, in the supervisor's cell, where the person may only act
 * with one: the two are joined at the asking, and each is as new as the facts it was made from.
 *
 * Not compiled, and answered with null, are who is not kept and names that the department does not have.
 */
export class CompiledGate {
  readonly #department: Department;
  readonly #knownAt: number;
  readonly #most: KeptAtOnce;
  readonly #cells: CellOrdinals;
  /** Ordinals of people: another one whenever the facts are others. */
  readonly #people = new IdOrdinals();
  readonly #compiled = new Map<number, CompiledPerson>();
  readonly #refusals: SharedRefusals;
  readonly #lately: AnswerTable<CompiledAnswer>;
  #keptSoFar = 0;
  /** Another one whenever somebody is kept or forgotten. */
  #edition: Edition = {};
  #cellsKept = 0;
  #working: { readonly of: PersonFacts; readonly copy: PersonFacts } | null = null;

  /** @param knownAt the ledger index up to which facts count; left out for all that is on file */
  constructor(department: Department, knownAt = Infinity, most = KEPT_AT_ONCE) {
    this.#most = most;
    this.#refusals = new SharedRefusals(most.refusals);
    const known = departmentAsKnown(department, knownAt);
    this.#department = known;
    this.#knownAt = knownAt;
    this.#cells = new CellOrdinals(known);
    this.#lately = new AnswerTable(this.#cells.count, SPAN_MS);
  }

  /** Adds a person, or replaces the facts: nothing compiled from the old ones is answered with again. */
  keep(facts: PersonFacts): void {
    const id = facts.person.id as PersonId;
    const askedBefore = this.#askedSoFar(id);
    this.forget(id);
    if (facts.person.index > this.#knownAt) return;
    this.#keptSoFar += 1;
    this.#edition = {};
    this.#people.set(id, this.#keptSoFar);
    this.#compiled.set(this.#keptSoFar, { facts, spans: new Map(), askedBefore });
  }

  #askedSoFar(person: PersonId): ReadonlyMap<number, AskedCell> {
    const ordinal = this.#people.get(person);
    if (ordinal === undefined) return NOTHING_ASKED;
    const { spans, askedBefore } = this.#compiledOf(ordinal);
    return spans.size === 0 ? askedBefore : askedIn(spans);
  }

  /**
   * Compiles what was asked about a person before the facts were replaced, one cell at each step, for the
   * span of an instant in milliseconds: whoever asks the same again does not wait for it.
   */
  *compileAgain(person: PersonId, at: number): Generator<void, void> {
    const ordinal = this.#people.get(person);
    if (ordinal === undefined) return;
    const compiled = this.#compiledOf(ordinal);
    const span = Math.floor(at / SPAN_MS);
    for (const [cell, { question, parts }] of compiled.askedBefore) {
      for (const part of parts) {
        // Between two steps the facts may have become others again.
        if (this.#compiled.get(ordinal) !== compiled) return;
        if (cellIn(compiled.spans, span, cell, question)[part] !== null) continue;
        if (part === 'alone') this.#alone(compiled, cell, question, span);
        else this.#joined(part, compiled, cell, question, span);
        yield;
      }
    }
  }

  forget(person: PersonId): void {
    const ordinal = this.#people.get(person);
    if (ordinal === undefined) return;
    this.#cellsKept -= partsIn(this.#compiledOf(ordinal).spans);
    this.#edition = {};
    this.#people.delete(person);
    this.#compiled.delete(ordinal);
  }

  /** Reads a question once, for as often as it is asked. */
  read(question: GateQuestion): ReadQuestion {
    return {
      question,
      person: this.#people.get(question.person) ?? UNKNOWN,
      cell: this.#cells.of(question),
      isAboutPersonAlone: isAboutPersonAlone(question),
      edition: this.#edition,
    };
  }

  /**
   * The answer at an instant, in milliseconds; null where it is not compiled.
   * @param fraction the facts of the fraction that the question names; null where there are none
   */
  answerAt(
    asked: ReadQuestion,
    at: number,
    fraction: FractionFacts | null = null,
  ): CompiledAnswer | null {
    const read = this.#current(asked);
    const { person, cell } = read;
    if (person === UNKNOWN || cell === UNKNOWN) return null;
    return read.isAboutPersonAlone
      ? (this.#lately.answerAt(person, cell, at) ?? this.#lookUp(read, at))
      : this.#inCase(read, fraction, at);
  }

  /**
   * The answer at a moment of which only the two ends are known, with the end that gives it: a yes must
   * hold at both. Null where it is not compiled for both.
   */
  answerBetween(
    asked: ReadQuestion,
    earliest: number,
    latest: number,
    fraction: FractionFacts | null = null,
  ): { readonly answer: CompiledAnswer; readonly at: number } | null {
    const read = this.#current(asked);
    const both = this.#atBoth(read, earliest, latest);
    if (both !== undefined) return { answer: both, at: latest };
    const late = this.answerAt(read, latest, fraction);
    if (late === null) return null;
    if (earliest === latest || late.outcome === 'DENY') return { answer: late, at: latest };
    const early = this.answerAt(read, earliest, fraction);
    if (early === null) return null;
    return early.outcome === 'DENY'
      ? { answer: early, at: earliest }
      : { answer: late, at: latest };
  }

  /** What holds at both ends, where that was answered lately: mostly it is, and then it is one look-up. */
  #atBoth(read: ReadQuestion, earliest: number, latest: number): CompiledAnswer | undefined {
    const { person, cell } = read;
    if (person === UNKNOWN || cell === UNKNOWN || !read.isAboutPersonAlone) return undefined;
    return this.#lately.answerBetween(person, cell, earliest, latest);
  }

  /** What was read before somebody's facts became others is read again: an ordinal stands for the facts of then. */
  #current(asked: ReadQuestion): ReadQuestion {
    return asked.edition === this.#edition ? asked : this.read(asked.question);
  }

  #lookUp({ question, person, cell }: ReadQuestion, at: number): CompiledAnswer {
    const compiled = this.#compiledOf(person);
    const stretch = stretchIn(this.#alone(compiled, cell, question, Math.floor(at / SPAN_MS)), at);
    this.#lately.keep(person, cell, stretch);
    return stretch.answer;
  }

  #inCase(
    { question, person, cell }: ReadQuestion,
    fraction: FractionFacts | null,
    at: number,
  ): CompiledAnswer | null {
    const asOf = { at: instantOf(at), knownAt: this.#knownAt };
    const asked = askedQuestion(this.#department, question, asOf);
    if (asked.kind === 'unknown') return null;
    const own = this.#compiledOf(person);
    const compiled = this.#joined('personal', own, cell, question, Math.floor(at / SPAN_MS));
    const { answer: personal } = stretchIn(compiled, at);
    if (personal === null) throw new Error('Who asks with known names has an answer');
    const ofSupervisor = (): SupervisorAnswer | null => this.#ofSupervisor(question, cell, at);
    return decideAsked(asked, question, personal, ofSupervisor, fraction, asOf);
  }

  /** What the named supervisor's own facts say; null for nobody who is kept. */
  #ofSupervisor(question: GateQuestion, cell: number, at: number): SupervisorAnswer | null {
    const named = question.supervisor;
    const ordinal = named === null ? undefined : this.#people.get(named);
    if (ordinal === undefined) return null;
    const supervisor = this.#compiledOf(ordinal);
    const span = Math.floor(at / SPAN_MS);
    return stretchIn(this.#joined('supervising', supervisor, cell, question, span), at).answer;
  }

  #compiledOf(ordinal: number): CompiledPerson {
    const compiled = this.#compiled.get(ordinal);
    if (compiled === undefined) throw new Error('Whoever has an ordinal is kept');
    return compiled;
  }

  #alone(
    person: CompiledPerson,
    cell: number,
    question: GateQuestion,
    span: number,
  ): CompiledAnswers {
    const kept = person.spans.get(span)?.get(cell)?.alone ?? null;
    if (kept !== null) return kept;
    const compiled = compileAnswers(question, this.#compiling(person, span));
    const answers = compiled.answers.map((answer) => this.#refusals.shared(answer));
    return (cellIn(person.spans, span, cell, question).alone = { ...compiled, answers });
  }

  /** What is joined with other parts at the asking. */
  #joined<Kind extends JoinedPart>(
    part: Kind,
    person: CompiledPerson,
    cell: number,
    question: GateQuestion,
    span: number,
  ): NonNullable<CompiledCell[Kind]> {
    const kept = person.spans.get(span)?.get(cell)?.[part] ?? null;
    if (kept !== null) return kept;
    const compiled = COMPILE_JOINED[part](question, this.#compiling(person, span));
    return (cellIn(person.spans, span, cell, question)[part] = compiled);
  }

  /** Makes room for one part of a cell. */
  #compiling({ facts }: CompiledPerson, span: number): Compiling {
    if (this.#cellsKept >= this.#most.cells) this.#forgetCells();
    this.#cellsKept += 1;
    return {
      department: this.#department,
      facts: this.#workingFacts(facts),
      start: span * SPAN_MS,
      knownAt: this.#knownAt,
    };
  }

  /**
   * A copy that the workings of the rules are remembered with: they are shared by cells compiled in a row
   * and gone with the next person, so that what is remembered of everybody stays small.
   */
  #workingFacts(facts: PersonFacts): PersonFacts {
    if (this.#working?.of !== facts) {
      this.#working = { of: facts, copy: { ...factsAsKnown(facts, this.#knownAt) } };
    }
    return this.#working.copy;
  }

  #forgetCells(): void {
    for (const person of this.#compiled.values()) {
      person.spans.clear();
      person.askedBefore = NOTHING_ASKED;
    }
    this.#cellsKept = 0;
  }
}
