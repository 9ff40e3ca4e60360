import type { PersonId } from '../person/ids.ts';
import { adaptationTypesOf } from '../standing/adaptation.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { departmentAsKnown, factsAsKnown } from '../standing/known.ts';
import { AnswerTable } from './answer-table.ts';
import {
  stretchIn,
  compileAnswers,
  SPAN_MS,
  type CompiledAnswer,
  type CompiledAnswers,
} from './compiled-answers.ts';
import type { GateQuestion } from './question.ts';

/** Cells of one span of time by their ordinal. */
type CompiledCells = Map<number, CompiledAnswers>;

/** A person with what was compiled so far, by the ordinal of the span. */
interface CompiledPerson {
  /** Another one whenever the facts are others. */
  readonly ordinal: number;
  readonly facts: PersonFacts;
  readonly spans: Map<number, CompiledCells>;
}

/** Compiled cells that are kept at once; then they are compiled again as they are asked about. */
const CELLS_KEPT = 1_000_000;

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
  readonly #tasks: ReadonlyMap<string, number>;
  readonly #treatmentSites: ReadonlyMap<string, number>;
  readonly #units: ReadonlyMap<string, number>;
  readonly #adaptationTypes: ReadonlyMap<string | null, number>;
  readonly #cells: number;
  readonly #people = new Map<PersonId, CompiledPerson>();
  readonly #lately = new AnswerTable();
  #keptSoFar = 0;
  #cellsKept = 0;
  #working: { readonly of: PersonFacts; readonly copy: PersonFacts } | null = null;

  /** @param knownAt the ledger index up to which facts count; left out for all that is on file */
  constructor(department: Department, knownAt = Infinity) {
    const known = departmentAsKnown(department, knownAt);
    this.#department = known;
    this.#knownAt = knownAt;
    const { frameworks, units } = known;
    this.#tasks = ordinals(
      frameworks.flatMap(({ document }) => document.tasks.map(({ id }) => id)),
    );
    this.#treatmentSites = ordinals(units.flatMap(({ treatmentSites }) => treatmentSites));
    this.#units = ordinals(units.map(({ id }) => id));
    this.#adaptationTypes = ordinals([
      null,
      ...units.flatMap(({ platform }) => adaptationTypesOf(platform)),
    ]);
    this.#cells =
      this.#tasks.size * this.#treatmentSites.size * this.#units.size * this.#adaptationTypes.size;
  }

  /** Adds a person, or replaces the facts: nothing compiled from the old ones is answered with again. */
  keep(facts: PersonFacts): void {
    const id = facts.person.id as PersonId;
    this.forget(id);
    if (facts.person.index > this.#knownAt) return;
    this.#keptSoFar += 1;
    this.#people.set(id, { ordinal: this.#keptSoFar, facts, spans: new Map() });
  }

  forget(person: PersonId): void {
    const kept = this.#people.get(person);
    if (kept === undefined) return;
    for (const cells of kept.spans.values()) this.#cellsKept -= cells.size;
    this.#people.delete(person);
  }

  /** The answer at an instant, in milliseconds; null where it is not compiled. */
  answerAt(question: GateQuestion, at: number): CompiledAnswer | null {
    const person = this.#people.get(question.person);
    if (person === undefined) return null;
    const cell = this.#cellOf(question);
    return cell === UNKNOWN ? null : this.#answer(person, cell, question, at);
  }

  /** The answer at a moment of which only two ends are known: a yes must hold at both. */
  answerBetween(question: GateQuestion, earliest: number, latest: number): CompiledAnswer | null {
    const late = this.answerAt(question, latest);
    if (late === null || late.outcome === 'DENY' || earliest === latest) return late;
    const early = this.answerAt(question, earliest);
    return early?.outcome === 'DENY' ? early : late;
  }

  #answer(
    person: CompiledPerson,
    cell: number,
    question: GateQuestion,
    at: number,
  ): CompiledAnswer {
    const key = person.ordinal * this.#cells + cell;
    return this.#lately.answerAt(key, at) ?? this.#lookUp(person, cell, key, question, at);
  }

  #lookUp(
    person: CompiledPerson,
    cell: number,
    key: number,
    question: GateQuestion,
    at: number,
  ): CompiledAnswer {
    const span = Math.floor(at / SPAN_MS);
    const cells = this.#cellsOf(person, span);
    let compiled = cells.get(cell);
    if (compiled === undefined) {
      const facts = this.#workingFacts(person.facts);
      compiled = compileAnswers(this.#department, question, facts, span * SPAN_MS, this.#knownAt);
      cells.set(cell, compiled);
      this.#cellsKept += 1;
    }
    const { from, until, answer } = stretchIn(compiled, at);
    this.#lately.keep(key, from, until, answer);
    return answer;
  }

  #cellsOf(person: CompiledPerson, span: number): CompiledCells {
    if (this.#cellsKept >= CELLS_KEPT) this.#forgetCells();
    let cells = person.spans.get(span);
    if (cells === undefined) {
      cells = new Map<number, CompiledAnswers>();
      person.spans.set(span, cells);
    }
    return cells;
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
    for (const { spans } of this.#people.values()) spans.clear();
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
    const type = this.#adaptationTypes.get(question.adaptationType);
    if (
      task === undefined ||
      treatmentSite === undefined ||
      unit === undefined ||
      type === undefined
    ) {
      return UNKNOWN;
    }
    const place = (task * this.#treatmentSites.size + treatmentSite) * this.#units.size + unit;
    return place * this.#adaptationTypes.size + type;
  }
}

function ordinals<Name>(names: readonly Name[]): ReadonlyMap<Name, number> {
  return new Map([...new Set(names)].map((name, ordinal) => [name, ordinal]));
}
