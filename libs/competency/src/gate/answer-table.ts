/** An entry in numbers, side by side so that it lies in one line of the processor's cache. */
const ENTRY = 4;
const KEY = 0;
const SPAN = 1;
const FROM = 2;
const UNTIL = 3;

/** How many places there are at first, and at most; powers of two. Half of them are used. */
export interface Places {
  readonly fewest: number;
  readonly most: number;
}

/**
 * The stretch last answered for each person (row), cell (column) and span of time: when and what. It only
 * makes asking again quick, and forgets everything when it is full. Rows are whole numbers from 1, columns
 * from 0; a stretch lies within one span.
 */
export class AnswerTable<Answer> {
  readonly #columns: number;
  readonly #span: number;
  readonly #most: number;
  #places: number;
  #used = 0;
  #entries: Float64Array;
  #answers: (Answer | undefined)[];

  /**
   * @param columns how many there are
   * @param span length of a span, in the unit of the instants
   */
  constructor(
    columns: number,
    span: number,
    { fewest, most }: Places = { fewest: 2 ** 12, most: 2 ** 20 },
  ) {
    this.#columns = columns;
    this.#span = span;
    this.#most = most;
    this.#places = fewest;
    this.#entries = new Float64Array(fewest * ENTRY);
    this.#answers = new Array<Answer | undefined>(fewest);
  }

  /** The answer kept for a row and column, where it holds from one instant to another, that one included. */
  answerBetween(row: number, column: number, first: number, last: number): Answer | undefined {
    const entries = this.#entries;
    const place = this.#placeOf(row, column, Math.floor(first / this.#span));
    const entry = place * ENTRY;
    if (entries[entry + KEY] === 0) return undefined;
    const holds =
      first >= (entries[entry + FROM] ?? first) && last < (entries[entry + UNTIL] ?? last);
    return holds ? this.#answers[place] : undefined;
  }

  /** The same at one instant. */
  answerAt(row: number, column: number, at: number): Answer | undefined {
    return this.answerBetween(row, column, at, at);
  }

  /** Keeps what holds from one instant and before another. */
  keep(
    row: number,
    column: number,
    {
      from,
      until,
      answer,
    }: { readonly from: number; readonly until: number; readonly answer: Answer },
  ): void {
    const span = Math.floor(from / this.#span);
    let place = this.#placeOf(row, column, span);
    if (this.#entries[place * ENTRY + KEY] === 0) {
      if (this.#used >= this.#places / 2) {
        this.#clear();
        place = this.#placeOf(row, column, span);
      }
      this.#used += 1;
    }
    this.#entries.set([row * this.#columns + column, span, from, until], place * ENTRY);
    this.#answers[place] = answer;
  }

  /** The place where the key of a row, column and span is, or would be. */
  #placeOf(row: number, column: number, span: number): number {
    const entries = this.#entries;
    const mask = this.#places - 1;
    const key = row * this.#columns + column;
    const mixed =
      Math.imul(row, 0x9e3779b1) ^ Math.imul(column, 0x85ebca6b) ^ Math.imul(span, 0xc2b2ae35);
    let place = (mixed >>> 9) & mask;
    for (;;) {
      const entry = place * ENTRY;
      const found = entries[entry + KEY];
      if (found === 0 || (found === key && entries[entry + SPAN] === span)) return place;
      place = (place + 1) & mask;
    }
  }

  #clear(): void {
    this.#places = Math.min(this.#places * 2, this.#most);
    this.#used = 0;
    this.#entries = new Float64Array(this.#places * ENTRY);
    this.#answers = new Array<Answer | undefined>(this.#places);
  }
}
