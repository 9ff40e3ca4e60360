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

/** The fewest rows that are drawn of a table that has them. */
const AT_LEAST = 40;
/** Rows drawn beyond each end of what is seen, so that scrolling shows no gap. */
export const SPARE = 20;
/** Rows come and go in steps, so that not every pixel of scrolling draws. */
const STEP = 10;
/** Of the height of a window, what a table has below the heading and the filters of its page. */
const BELOW_THE_HEAD = 0.7;

/** The rows drawn before anything is measured, as many as the window shows: what nobody sees waits until they are there. */
export function rowsAtFirst(window: number, line: number): RowsInView {
  return { first: 0, end: Math.ceil((window * BELOW_THE_HEAD) / line) };
}

/** Which rows to draw for what is seen of a table, with so many beyond each end. */
export function rowsInView({ from, height, line }: Scrolled, spare: number): RowsInView {
  const first = Math.floor(from / line) - spare;
  const end = Math.ceil((from + height) / line) + spare;
  if (spare === 0) return { first: Math.max(0, first), end };
  return { first: Math.max(0, inSteps(Math.floor, first)), end: inSteps(Math.ceil, end) };
}

/** The same of a table that has only so many rows; one that became shorter shows its last ones. */
export function within({ first, end }: RowsInView, rows: number): RowsInView {
  const last = Math.min(end, rows);
  return { first: Math.min(first, Math.max(0, last - AT_LEAST)), end: last };
}

function inSteps(round: (steps: number) => number, row: number): number {
  return round(row / STEP) * STEP;
}
