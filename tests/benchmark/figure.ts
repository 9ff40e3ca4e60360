/** One measured number, with what it is to be. Times are milliseconds. */
export interface Figure {
  readonly what: string;
  /** Precisely what was counted. */
  readonly counted: string;
  readonly median: number;
  readonly slowest: number;
  readonly rounds: number;
  readonly target: number;
}

export function isMet({ median, target }: Figure): boolean {
  return median <= target;
}

/** The middle of an odd number of times, the higher of the two middle ones otherwise. */
export function medianOf(times: readonly number[]): number {
  const sorted = [...times].sort((left, right) => left - right);
  const middle = sorted[sorted.length >>> 1];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
}

/** A table with one row a figure, then what each row counts. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    `${figure.median.toFixed(2)} ms`,
    `${figure.slowest.toFixed(2)} ms`,
    `${figure.rounds}`,
    `${figure.target} ms`,
    isMet(figure) ? 'met' : 'MISSED',
  ]);
  const heads = ['', 'median', 'slowest', 'rounds', 'target', ''];
  const widths = heads.map((head, place) =>
    Math.max(head.length, ...rows.map((row) => row[place]?.length ?? 0)),
  );
  const lineOf = (row: readonly string[]): string =>
    row
      .map((text, place) =>
        place === 0 ? text.padEnd(widths[place] ?? 0) : text.padStart(widths[place] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    lineOf(heads),
    ...rows.map(lineOf),
    '',
    ...figures.map(({ what, counted }) => `${what}: ${counted}`),
  ].join('\n');
}
