/** The rows of a long table that are drawn: from `first` until before `end`. The others are empty space. */
export interface RowsInView {
  readonly first: number;
  readonly end: number;
}

/** What a table shows of itself, in pixels. */
export interface Scrolled {
  /** How far it is scrolled down. */
  readonly from: number;
  readonly height: number;
  /** The height of one row. */
  readonly line: number;
}

/** Rows drawn before anything is measured: as many as a screen holds. */
export const AT_FIRST: RowsInView = { first: 0, end: 40 };

/** Rows drawn beyond each end of what is seen, so that scrolling shows no gap. */
const SPARE = 20;
/** Rows come and go in steps, so that not every pixel of scrolling draws. */
const STEP = 10;

/** Which rows to draw for what is seen of a table. */
export function rowsInView({ from, height, line }: Scrolled): RowsInView {
  const first = Math.floor(from / line) - SPARE;
  const end = Math.ceil((from + height) / line) + SPARE;
  return { first: Math.max(0, inSteps(Math.floor, first)), end: inSteps(Math.ceil, end) };
}

/** The same of a table that has only so many rows; one that became shorter shows its last ones. */
export function within({ first, end }: RowsInView, rows: number): RowsInView {
  const last = Math.min(end, rows);
  return { first: Math.min(first, Math.max(0, last - AT_FIRST.end)), end: last };
}

function inSteps(round: (steps: number) => number, row: number): number {
  return round(row / STEP) * STEP;
}
