/** An entry in numbers, side by side so that it lies in one line of the processor's cache. */
const ENTRY = 4;
const KEY = 0;
const FROM = 1;
const UNTIL = 2;
const ANSWER = 3;

/** How many places there are at first, and at most; powers of two. Half of them are used. */
export interface Places {
  readonly fewest: number;
  readonly most: number;
}

/**
 * The stretch last answered for each person (row) and cell (column): when and what. It only makes asking
 * again quick, and forgets everything when it is full. Rows are whole numbers from 1, columns from 0.
 */
export class AnswerTable<Answer> {
  readonly #columns: number;
  readonly #most: number;
  #places: number;
  #entries: Float64Array;
  #answers: Answer[] = [];

  /** @param columns how many there are */
  constructor(columns: number, { fewest, most }: Places = { fewest: 2 ** 12, most: 2 ** 20 }) {
    this.#columns = columns;
    this.#most = most;
    this.#places = fewest;
    this.#entries = new Float64Array(fewest * ENTRY);
  }

  /** The answer kept for a row and column, where it holds at the instant. */
  answerAt(row: number, column: number, at: number): Answer | undefined {
    const entries = this.#entries;
    const place = this.#placeOf(row, column);
    if (entries[place + KEY] === 0) return undefined;
    const holds = at >= (entries[place + FROM] ?? at) && at < (entries[place + UNTIL] ?? at);
    return holds ? this.#answers[entries[place + ANSWER] ?? -1] : undefined;
  }

  /** Keeps what holds from one instant and before another. */
  keep(
    row: number,
    column: number,
    stretch: { readonly from: number; readonly until: number; readonly answer: Answer },
  ): void {
    if (this.#answers.length >= this.#places / 2) this.#clear();
    const place = this.#placeOf(row, column);
    const { from, until, answer } = stretch;
    this.#entries.set([row * this.#columns + column, from, until, this.#answers.length], place);
    this.#answers.push(answer);
  }

  /** Where the key of a row and column is, or would be. */
  #placeOf(row: number, column: number): number {
    const entries = this.#entries;
    const mask = this.#places - 1;
    const key = row * this.#columns + column;
    let place = ((Math.imul(row, 0x9e3779b1) ^ Math.imul(column, 0x85ebca6b)) >>> 9) & mask;
    for (;;) {
      const found = entries[place * ENTRY + KEY];
      if (found === key || found === 0) return place * ENTRY;
      place = (place + 1) & mask;
    }
  }

  #clear(): void {
    this.#places = Math.min(this.#places * 2, this.#most);
    this.#entries = new Float64Array(this.#places * ENTRY);
    this.#answers = [];
  }
}
