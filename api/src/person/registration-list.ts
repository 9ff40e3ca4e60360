import { readListedDay } from '@oart/competency';
import type {
  CalendarDay,
  ListedRegistration,
  RegistrationBody,
  RegistrationStatus,
} from '@oart/competency';
import { WRITE_THE_DAY, readTable } from '../http/csv-table.ts';
import type { CsvFault, CsvLine, TableShape } from '../http/csv-table.ts';
import { BODIES, STATUSES } from './staffing.dto.ts';

const MOST_LINES = 1000;
const LONGEST_NUMBER = 40;

const REQUIRED = ['register', 'number', 'status', 'valid until'] as const;
const OPTIONAL = ['status from', 'name'] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

const LIST: TableShape<Column> = {
  required: REQUIRED,
  optional: OPTIONAL,
  mostLines: MOST_LINES,
  none: 'add at least one line.',
  tooMany: `a list has at most ${String(MOST_LINES)} lines; split it.`,
};

export interface RegistrationLine extends ListedRegistration {
  readonly line: number;
}

/**
 * Reads a list of registrations, one a line; names are for its reader only.
 * @param text CSV (RFC 4180) with a line of column names, comma or semicolon between cells
 * @param today what years of two digits are near to
 * @throws `not-accepted` with every cell that cannot be read, as `/lines/<line>/<column>`
 */
export function readRegistrationList(
  text: string,
  today: CalendarDay,
): readonly RegistrationLine[] {
  return readTable(text, LIST, (line, columns, faults) => readLine(line, columns, faults, today));
}

function readLine(
  { line, cells }: CsvLine,
  columns: ReadonlyMap<Column, number>,
  faults: CsvFault[],
  today: CalendarDay,
): RegistrationLine {
  const cell = (column: Column): string => cells[columns.get(column) ?? Number.NaN] ?? '';
  const fault = (column: Column, todo: string): void => {
    faults.push({ line, column, todo });
  };
  const day = (column: Column): CalendarDay | null => {
    if (cell(column) === '') return null;
    const read = readListedDay(cell(column), today);
    if (read === null) fault(column, WRITE_THE_DAY);
    return read;
  };
  const body = BODIES.find((each) => each === cell('register').toUpperCase());
  if (body === undefined) fault('register', `write one of: ${BODIES.join(', ')}.`);
  const written = cell('status')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const status = STATUSES.find((each) => each === written);
  if (status === undefined) fault('status', `write one of: ${STATUSES.join(', ')}.`);
  const number = cell('number');
  if (number === '') fault('number', 'fill this cell.');
  if (number.length > LONGEST_NUMBER) {
    fault('number', `write at most ${String(LONGEST_NUMBER)} characters.`);
  }
  return {
    line,
    body: body as RegistrationBody,
    number,
    status: status as RegistrationStatus,
    statusFrom: day('status from'),
    validUntil: day('valid until'),
  };
}
