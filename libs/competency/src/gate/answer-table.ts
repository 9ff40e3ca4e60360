import type { CompiledAnswer } from './compiled-answers.ts';

/** An entry in numbers, side by side so that it lies in one line of the processor's cache. */
const ENTRY = 4;
const KEY = 0;
const FROM = 1;
const UNTIL = 2;
const ANSWER = 3;

const FEWEST = 2 ** 12;
const MOST = 2 ** 20;

/**
 * The stretch last answered for each key: where, when and what. It only makes asking again quick, and
 * forgets everything when it is full. Keys are whole numbers from 1.
 */
export class AnswerTable {
  #places = FEWEST;
  #entries = new Float64Array(FEWEST * ENTRY);
  #answers: CompiledAnswer[] = [];

  /** The answer kept for a key, where it holds at the instant. */
  answerAt(key: number, at: number): CompiledAnswer | undefined {
    const entries = this.#entries;
    const place = this.#placeOf(key);
    if (entries[place + KEY] !== key) return undefined;
    const holds = at >= (entries[place + FROM] ?? at) && at < (entries[place + UNTIL] ?? at);
    return holds ? this.#answers[entries[place + ANSWER] ?? -1] : undefined;
  }

  /** Keeps what holds from one instant and before another. */
  keep(key: number, from: number, until: number, answer: CompiledAnswer): void {
    if (this.#answers.length >= this.#places / 2) this.#clear();
    const place = this.#placeOf(key);
    this.#entries.set([key, from, until, this.#answers.length], place);
    this.#answers.push(answer);
  }

  /** Where the key is, or would be. */
  #placeOf(key: number): number {
    const entries = this.#entries;
    const mask = this.#places - 1;
    let place = (Math.imul(key % 0x7fffffff, 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const found = entries[place * ENTRY + KEY];
      if (found === key || found === 0) return place * ENTRY;
      place = (place + 1) & mask;
    }
  }

  #clear(): void {
    this.#places = Math.min(this.#places * 2, MOST);
    this.#entries = new Float64Array(this.#places * ENTRY);
    this.#answers = [];
  }
}
