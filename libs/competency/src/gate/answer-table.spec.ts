import fc from 'fast-check';
import { expectAlways } from '../calendar/expect-always.fixture.ts';
import { AnswerTable } from './answer-table.ts';

const COLUMNS = 7;
/** Stretches of one span replace each other; those of another stand beside them. */
const SPAN = 100;

/** Keeps each row's own number as its answer for a whole span. */
function keepAll(table: AnswerTable<number>, rows: readonly number[], column = 0): void {
  for (const row of rows) {
    table.keep(row, column, { from: 0, until: SPAN, answer: row });
  }
}

const answersOf = (table: AnswerTable<number>, rows: readonly number[]) =>
  rows.map((row) => table.answerAt(row, 0, 0));

const rowsFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, place) => first + place);

describe('the stretch last answered', () => {
  it('is given back from its first instant until before its end, for its own row and column', () => {
    const table = new AnswerTable<string>(COLUMNS, SPAN);
    table.keep(1, 2, { from: 10, until: 20, answer: 'no' });
    const answers = [9, 10, 19, 20].map((at) => table.answerAt(1, 2, at));
    expect(answers).toEqual([undefined, 'no', 'no', undefined]);
    expect([table.answerAt(2, 2, 10), table.answerAt(1, 3, 10)]).toEqual([undefined, undefined]);
  });

  it('holds between two instants where it holds at both', () => {
    const table = new AnswerTable<string>(COLUMNS, SPAN);
    table.keep(1, 2, { from: 10, until: 20, answer: 'no' });
    const between = (first: number, last: number) => table.answerBetween(1, 2, first, last);
    expect([between(10, 19), between(10, 10)]).toEqual(['no', 'no']);
    expect([between(9, 12), between(19, 20), between(90, 110)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is kept beside those of other spans, and replaced by another of its own', () => {
    const table = new AnswerTable<string>(COLUMNS, SPAN, { fewest: 8, most: 8 });
    table.keep(1, 2, { from: -SPAN, until: 0, answer: 'before' });
    table.keep(1, 2, { from: 0, until: 50, answer: 'first' });
    table.keep(1, 2, { from: SPAN, until: 2 * SPAN, answer: 'after' });
    const answers = () => [-1, 49, 50, 99, SPAN].map((at) => table.answerAt(1, 2, at));
    expect(answers()).toEqual(['before', 'first', undefined, undefined, 'after']);
    // However often: a stretch that replaces another takes no place of its own.
    for (let again = 0; again < 8; again++) {
      table.keep(1, 2, { from: 50, until: SPAN, answer: 'second' });
      expect(answers()).toEqual(['before', undefined, 'second', 'second', 'after']);
      table.keep(1, 2, { from: 0, until: 50, answer: 'first' });
      expect(answers()).toEqual(['before', 'first', undefined, undefined, 'after']);
    }
  });

  it('is always right or forgotten, and never forgotten at once', () => {
    const stretch = fc.record({
      row: fc.integer({ min: 1, max: 40 }),
      column: fc.integer({ min: 0, max: COLUMNS - 1 }),
      from: fc.integer({ min: 0, max: 9 }),
      length: fc.integer({ min: 1, max: 5 }),
    });
    expectAlways(
      fc.property(fc.array(stretch, { maxLength: 120 }), (stretches) => {
        const table = new AnswerTable<number>(COLUMNS, SPAN, { fewest: 16, most: 64 });
        const last = new Map<string, { from: number; until: number; answer: number }>();
        for (const [answer, { row, column, from, length }] of stretches.entries()) {
          const kept = { from, until: from + length, answer };
          table.keep(row, column, kept);
          last.set(`${String(row)}/${String(column)}`, kept);
          expect(table.answerAt(row, column, from)).toBe(answer);
        }
        for (const [place, kept] of last) {
          const [row = 0, column = 0] = place.split('/').map(Number);
          expect([kept.answer, undefined]).toContain(table.answerAt(row, column, kept.from));
          expect(table.answerAt(row, column, kept.from - 1)).toBeUndefined();
          expect(table.answerAt(row, column, kept.until)).toBeUndefined();
        }
      }),
    );
  });

  it('is forgotten with all others once half of the places are used, which then are twice as many', () => {
    const table = new AnswerTable<number>(COLUMNS, SPAN, { fewest: 8, most: 32 });
    keepAll(table, rowsFrom(1, 4));
    expect(answersOf(table, rowsFrom(1, 4))).toEqual(rowsFrom(1, 4));
    keepAll(table, rowsFrom(5, 12));
    expect(answersOf(table, rowsFrom(1, 4))).toEqual(Array(4).fill(undefined));
    expect(answersOf(table, rowsFrom(5, 12))).toEqual(rowsFrom(5, 12));
  });

  it('has no more places than the most', () => {
    const table = new AnswerTable<number>(COLUMNS, SPAN, { fewest: 8, most: 8 });
    keepAll(table, rowsFrom(1, 5));
    expect(answersOf(table, rowsFrom(1, 5))).toEqual([...Array<undefined>(4), 5]);
    keepAll(table, rowsFrom(6, 9));
    expect(answersOf(table, rowsFrom(5, 9))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      9,
    ]);
  });

  it('has many places unless told otherwise', () => {
    const table = new AnswerTable<number>(COLUMNS, SPAN);
    keepAll(table, rowsFrom(1, 2_048));
    expect(answersOf(table, rowsFrom(1, 2_048))).toEqual(rowsFrom(1, 2_048));
    keepAll(table, [2_049]);
    expect(answersOf(table, [1, 2_049])).toEqual([undefined, 2_049]);
  });
});
