import type { ColumnOptions, ValueTransformer } from 'typeorm';

/** TypeORM turns a timestamptz into a Date; instants leave the database layer as strings. */
const instantTransformer: ValueTransformer = {
  from: (stored: Date | string | null) => (stored instanceof Date ? stored.toISOString() : stored),
  to: (instant: unknown) => instant,
};

const countTransformer: ValueTransformer = {
  from: (stored: string | null) => (stored === null ? null : Number(stored)),
  to: (count: unknown) => count,
};

/** An `Instant`: timestamptz(3). */
export const instantColumn = {
  type: 'timestamptz',
  precision: 3,
  transformer: instantTransformer,
} as const satisfies ColumnOptions;

/** A `CalendarDay`: date. */
export const dayColumn = { type: 'date' } as const satisfies ColumnOptions;

/** A whole number below 2^53 kept as int8: ledger indexes and sizes. */
export const countColumn = {
  type: 'int8',
  transformer: countTransformer,
} as const satisfies ColumnOptions;

const numericTransformer: ValueTransformer = {
  from: (stored: string | null) => (stored === null ? null : Number(stored)),
  to: (amount: unknown) => amount,
};

/** A decimal amount such as a score or a whole-time equivalent: numeric(precision, scale). */
export function numericColumn(precision: number, scale: number): ColumnOptions {
  return { type: 'numeric', precision, scale, transformer: numericTransformer };
}
