import type { CompiledAnswer } from './compiled-answers.ts';

/** Most refusals are those of many: once in memory, instead of once for each person, they lie nearer to the processor. */
export class SharedRefusals {
  readonly #most: number;
  /** By its JSON. */
  readonly #kept = new Map<string, CompiledAnswer>();

  /** @param most how many are kept at once; then all are forgotten */
  constructor(most: number) {
    this.#most = most;
  }

  /** The answer, or the one like it that was kept before. */
  shared(answer: CompiledAnswer): CompiledAnswer {
    if (answer.outcome !== 'DENY') return answer;
    if (this.#kept.size >= this.#most) this.#kept.clear();
    const text = JSON.stringify(answer);
    const known = this.#kept.get(text) ?? answer;
    this.#kept.set(text, known);
    return known;
  }
}
