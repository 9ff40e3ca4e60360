import type { PersonId } from '../person/ids.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { CompiledAnswer } from './compiled-answers.ts';
import { CompiledGate } from './compiled-gate.ts';
import type { GateQuestion } from './question.ts';

/** Ledger indices whose gates are kept at once: questions about the past come in rows about one. */
const GATES_KEPT = 4;

/** The gate as it was known at earlier ledger indices, compiled for each index that is asked for. */
export class PastGates {
  readonly #department: Department;
  readonly #factsOf: (person: PersonId) => PersonFacts | null;
  readonly #gates = new Map<number, CompiledGate>();

  constructor(department: Department, factsOf: (person: PersonId) => PersonFacts | null) {
    this.#department = department;
    this.#factsOf = factsOf;
  }

  /**
   * The answer at an instant, in milliseconds, on what was known at a ledger index; null where it is not
   * compiled, see `CompiledGate`.
   */
  answerAt(question: GateQuestion, at: number, knownAt: number): CompiledAnswer | null {
    const gate = this.#gateAt(knownAt);
    if (!gate.has(question.person)) {
      const facts = this.#factsOf(question.person);
      if (facts === null) return null;
      gate.keep(facts);
    }
    return gate.answerAt(question, at);
  }

  #gateAt(knownAt: number): CompiledGate {
    const kept = this.#gates.get(knownAt);
    if (kept !== undefined) return kept;
    const [oldest] = this.#gates.keys();
    if (this.#gates.size >= GATES_KEPT && oldest !== undefined) this.#gates.delete(oldest);
    const gate = new CompiledGate(this.#department, knownAt);
    this.#gates.set(knownAt, gate);
    return gate;
  }
}
