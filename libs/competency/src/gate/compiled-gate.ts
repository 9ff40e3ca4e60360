import type { PersonId } from '../person/ids.ts';
import { adaptationTypesOf } from '../standing/adaptation.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { departmentAsKnown, factsAsKnown } from '../standing/known.ts';
import { everyTreatmentSite } from '../treatment/treatment-sites.ts';
import { AnswerTable } from './answer-table.ts';
import {
  stretchIn,
  compileAnswers,
  SPAN_MS,
  type CompiledAnswer,
  type CompiledAnswers,
} from './compiled-answers.ts';
import type { GateQuestion } from './question.ts';

/** A cell with the question that it was first asked by. */
interface CompiledCell extends CompiledAnswers {
  readonly question: GateQuestion;
}

/** Cells of one span of time by their ordinal. */
type CompiledCells = Map<number, CompiledCell>;

/** A person with what was compiled so far, by the ordinal of the span. */
interface CompiledPerson {
  readonly facts: PersonFacts;
  readonly spans: Map<number, CompiledCells>;
  /** What was asked when the facts were others, by its cell. */
  askedBefore: ReadonlyMap<number, GateQuestion>;
}

const NOTHING_ASKED: ReadonlyMap<number, GateQuestion> = new Map();

/** How much is kept at once. What was forgotten is compiled again as it is asked about. */
export interface KeptAtOnce {
  readonly cells: number;
  readonly refusals: number;
}

const KEPT_AT_ONCE: KeptAtOnce = { cells: 1_000_000, refusals: 10_000 };

const UNKNOWN = -1;

/**
 * The gate compiled for a department and the people kept in it: a question about a person alone is a
 * look-up and a binary search, and its answer is what `decide` says at that instant, word for word.
 * Names become ordinals once; a cell, that is a task at a treatment site, unit and adaptation type, is
 * one number. What is asked for the first time is compiled then, for eight days around the instant.
 *
 * Not compiled, and answered with null, is whatever rests on more than one person's facts: questions
 * about a fraction, with a supervisor, with what a dose check found, with corrected structures or a
 * protocol; about who is not kept; with names that the department does not have.
 */
export class CompiledGate {
  readonly #department: Department;
  readonly #knownAt: number;
  readonly #most: KeptAtOnce;
  readonly #tasks: ReadonlyMap<string, number>;
  readonly #treatmentSites: ReadonlyMap<string, number>;
  readonly #units: ReadonlyMap<string, number>;
  /** From 1 up: a question that names none has 0. */
  readonly #adaptationTypes: ReadonlyMap<string, number>;
  readonly #types: number;
  /** Ordinals of people: another one whenever the facts are others. */
  readonly #people = new Map<PersonId, number>();
  readonly #compiled = new Map<number, CompiledPerson>();
  /** What several are refused with, once for all of them, by its JSON. */
  readonly #refusals = new Map<string, CompiledAnswer>();
  readonly #lately: AnswerTable<CompiledAnswer>;
  #keptSoFar = 0;
  #cellsKept = 0;
  #working: { readonly of: PersonFacts; readonly copy: PersonFacts } | null = null;

  /** @param knownAt the ledger index up to which facts count; left out for all that is on file */
  constructor(department: Department, knownAt = Infinity, most = KEPT_AT_ONCE) {
    this.#most = most;
    const known = departmentAsKnown(department, knownAt);
    this.#department = known;
    this.#knownAt = knownAt;
    const { frameworks, units } = known;
    this.#tasks = ordinals(
      frameworks.flatMap(({ document }) => document.tasks.map(({ id }) => id)),
    );
    this.#treatmentSites = ordinals(units.flatMap(everyTreatmentSite));
    this.#units = ordinals(units.map(({ id }) => id));
    const types = units.flatMap(({ platform }) => adaptationTypesOf(platform));
    this.#adaptationTypes = ordinals(types, 1);
    this.#types = this.#adaptationTypes.size + 1;
    this.#lately = new AnswerTable(
      this.#tasks.size * this.#treatmentSites.size * this.#units.size * this.#types,
      SPAN_MS,
    );
  }

  /** Adds a person, or replaces the facts: nothing compiled from the old ones is answered with again. */
  keep(facts: PersonFacts): void {
    const id = facts.person.id as PersonId;
    const askedBefore = this.#askedSoFar(id);
    this.forget(id);
    if (facts.person.index > this.#knownAt) return;
    this.#keptSoFar += 1;
    this.#people.set(id, this.#keptSoFar);
    this.#compiled.set(this.#keptSoFar, { facts, spans: new Map(), askedBefore });
  }

  #askedSoFar(person: PersonId): ReadonlyMap<number, GateQuestion> {
    const ordinal = this.#people.get(person);
    if (ordinal === undefined) return NOTHING_ASKED;
    const { spans, askedBefore } = this.#compiledOf(ordinal);
    if (spans.size === 0) return askedBefore;
    const asked = new Map<number, GateQuestion>();
    for (const cells of spans.values()) {
      for (const [cell, { question }] of cells) asked.set(cell, question);
    }
    return asked;
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
    for (const [cell, question] of compiled.askedBefore) {
      // Between two steps the facts may have become others again.
      if (this.#compiled.get(ordinal) !== compiled) return;
      if (compiled.spans.get(span)?.has(cell) === true) continue;
      this.#compile(compiled, cell, question, span);
      yield;
    }
  }

  forget(person: PersonId): void {
    const ordinal = this.#people.get(person);
    if (ordinal === undefined) return;
    for (const cells of this.#compiledOf(ordinal).spans.values()) this.#cellsKept -= cells.size;
    this.#people.delete(person);
    this.#compiled.delete(ordinal);
  }

  /** The answer at an instant, in milliseconds; null where it is not compiled. */
  answerAt(question: GateQuestion, at: number): CompiledAnswer | null {
    return this.answerBetween(question, at, at);
  }

  /** The answer at a moment of which only two ends are known: a yes must hold at both. */
  answerBetween(question: GateQuestion, earliest: number, latest: number): CompiledAnswer | null {
    const person = this.#people.get(question.person);
    if (person === undefined) return null;
    const cell = this.#cellOf(question);
    if (cell === UNKNOWN) return null;
    const late = this.#answer(person, cell, question, latest);
    if (earliest === latest || late.outcome === 'DENY') return late;
    const early = this.#answer(person, cell, question, earliest);
    return early.outcome === 'DENY' ? early : late;
  }

  #answer(person: number, cell: number, question: GateQuestion, at: number): CompiledAnswer {
    return this.#lately.answerAt(person, cell, at) ?? this.#lookUp(person, cell, question, at);
  }

  #lookUp(ordinal: number, cell: number, question: GateQuestion, at: number): CompiledAnswer {
    const person = this.#compiledOf(ordinal);
    const span = Math.floor(at / SPAN_MS);
    const compiled =
      person.spans.get(span)?.get(cell) ?? this.#compile(person, cell, question, span);
    const stretch = stretchIn(compiled, at);
    this.#lately.keep(ordinal, cell, stretch);
    return stretch.answer;
  }

  #compiledOf(ordinal: number): CompiledPerson {
    const compiled = this.#compiled.get(ordinal);
    if (compiled === undefined) throw new Error('Whoever has an ordinal is kept');
    return compiled;
  }

  /** Most refusals are those of many: once in memory they lie nearer to the processor. */
  #once(answer: CompiledAnswer): CompiledAnswer {
    if (answer.outcome !== 'DENY') return answer;
    if (this.#refusals.size >= this.#most.refusals) this.#refusals.clear();
    const text = JSON.stringify(answer);
    const known = this.#refusals.get(text) ?? answer;
    this.#refusals.set(text, known);
    return known;
  }

  #compile(
    person: CompiledPerson,
    cell: number,
    question: GateQuestion,
    span: number,
  ): CompiledCell {
    if (this.#cellsKept >= this.#most.cells) this.#forgetCells();
    const facts = this.#workingFacts(person.facts);
    const start = span * SPAN_MS;
    const { answers, ...when } = compileAnswers(
      this.#department,
      question,
      facts,
      start,
      this.#knownAt,
    );
    const compiled = { ...when, question, answers: answers.map((answer) => this.#once(answer)) };
    const cells: CompiledCells = person.spans.get(span) ?? new Map<number, CompiledCell>();
    person.spans.set(span, cells.set(cell, compiled));
    this.#cellsKept += 1;
    return compiled;
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

  #cellOf(question: GateQuestion): number {
    if (
      question.fraction !== null ||
      question.supervisor !== null ||
      question.doseCheckResult !== null ||
      question.disposition !== null ||
      question.protocol !== null ||
      question.correctedStructures.length > 0
    ) {
      return UNKNOWN;
    }
    const task = this.#tasks.get(question.task);
    const treatmentSite = this.#treatmentSites.get(question.treatmentSite);
    const unit = this.#units.get(question.unit);
    const type =
      question.adaptationType === null ? 0 : this.#adaptationTypes.get(question.adaptationType);
    if (
      task === undefined ||
      treatmentSite === undefined ||
      unit === undefined ||
      type === undefined
    ) {
      return UNKNOWN;
    }
    const place = (task * this.#treatmentSites.size + treatmentSite) * this.#units.size + unit;
    return place * this.#types + type;
  }
}

function ordinals<Name>(names: readonly Name[], first = 0): ReadonlyMap<Name, number> {
  return new Map([...new Set(names)].map((name, ordinal) => [name, first + ordinal]));
}
