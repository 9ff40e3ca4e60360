/** One measured number, with what it is to be. Times are milliseconds unless it says otherwise. */
export interface Figure {
  readonly what: string;
  /** Precisely what was counted. */
  readonly counted: string;
  readonly median: number;
  /** The slowest round, or the round with the least advantage. */
  readonly slowest: number;
  /** Processor time a round on average, all threads together: what a busy machine adds to the median is not in it. */
  readonly processor?: number;
  readonly rounds: number;
  /** Null for a figure that is shown for comparison only. */
  readonly target: number | null;
  /** How many times as fast as something beside it: then the target is the least that will do. */
  readonly unit?: 'ms' | 'x' | 'MiB';
  /** Whether each round is held against the target; else the median is. */
  readonly everyRound?: boolean;
}

export function isMet({ median, slowest, everyRound = false, target, unit }: Figure): boolean {
  if (target === null) return true;
  const held = everyRound ? slowest : median;
  return unit === 'x' ? held >= target : held <= target;
}

/** What one thing did beside another, round by round; both were measured in turn, one straight after the other. */
export function timesAsFast(
  what: string,
  target: number | null,
  counted: string,
  [rates, beside]: readonly [readonly number[], readonly number[]],
): Figure {
  const ratios = rates.map((rate, round) => rate / (beside[round] ?? Infinity));
  return {
    what,
    counted,
    target,
    unit: 'x',
    median: medianOf(ratios),
    slowest: Math.min(...ratios),
    rounds: ratios.length,
  };
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
    measured(figure, figure.median),
    measured(figure, figure.slowest),
    figure.processor === undefined ? '' : `${figure.processor.toFixed(2)} ms`,
    `${figure.rounds}`,
    targetOf(figure),
    figure.target === null ? '' : isMet(figure) ? 'met' : 'MISSED',
  ]);
  const heads = ['', 'median', 'slowest', 'processor', 'rounds', 'target', ''];
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

/** A median as the table shows it. */
export function shown(figure: Figure): string {
  return measured(figure, figure.median);
}

function measured({ unit = 'ms' }: Figure, value: number): string {
  return `${value.toFixed(unit === 'x' && value >= 100 ? 0 : 2)} ${unit}`;
}

function targetOf({ target, unit = 'ms' }: Figure): string {
  if (target === null) return 'none';
  return unit === 'x' ? `at least ${Number(target.toFixed(3))} x` : `${target} ${unit}`;
}
