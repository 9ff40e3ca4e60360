import { MODALITIES, readListedDay } from '@oart/competency';
import type { CalendarDay, Modality } from '@oart/competency';
import type { ContouringAttempt } from '@oart/contract';
import { WRITE_THE_DAY, readTable } from '../http/csv-table.ts';
import type { CsvFault, CsvLine, TableShape } from '../http/csv-table.ts';

const MOST_ATTEMPTS = 1000;
const LONGEST_CELL = 200;

const REQUIRED = ['structure', 'score', 'pass mark', 'attempt', 'completed on'] as const;
const OPTIONAL = ['data set', 'modality', 'profile name'] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

const LOG: TableShape<Column> = {
  required: REQUIRED,
  optional: OPTIONAL,
  mostLines: MOST_ATTEMPTS,
  none: 'add at least one attempt.',
  tooMany: `a log has at most ${String(MOST_ATTEMPTS)} attempts; split it.`,
};

/** The attempts of a contouring log, and the profile name where the table gives one. */
export interface ContouringLog {
  readonly attempts: readonly ContouringAttempt[];
  readonly profileName: string | null;
}

/** Where the fields of attempts stand in the table that they were read from, by the pointer of each field. */
export function cellsOf(attempts: readonly ContouringAttempt[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    attempts.flatMap(({ line }, place) =>
      Object.entries(COLUMN_OF_FIELD).map(([field, column]) => [
        `/structures/${String(place)}/${field}`,
        `/lines/${String(line)}/${column}`,
      ]),
    ),
  );
}

const COLUMN_OF_FIELD = {
  structure: 'structure',
  attempt: 'attempt',
  completedOn: 'completed on',
} as const;

/**
 * Reads the table of a contouring log: one attempt a line, all of them kept.
 * @param text CSV (RFC 4180) with a line of column names; comma, semicolon or tab between cells.
 * @param today what years of two digits are near to.
 * @throws `not-accepted` with every faulty cell as `/lines/<line>/<column>`, each with what to do; then
 * nothing of it is taken.
 */
export function readContouringLog(text: string, today: CalendarDay): ContouringLog {
  const read = readTable(
    text,
    LOG,
    (line, columns, faults) => new AttemptLine(line, columns, faults, today).read(),
    requireOneName,
  );
  const named = read.find(({ profileName }) => profileName !== null);
  return {
    attempts: read.map(({ attempt }) => attempt),
    profileName: named?.profileName ?? null,
  };
}

function requireOneName(read: readonly ReadAttempt[], faults: CsvFault[]): void {
  const names = new Set(read.map(({ profileName }) => profileName).filter((name) => name !== null));
  if (names.size <= 1) return;
  const line = read.find(({ profileName }) => profileName !== read[0]?.profileName)?.attempt.line;
  const todo = 'the lines name several people; a log is one person’s.';
  faults.push({ line: line ?? 0, column: 'profile name', todo });
}

interface ReadAttempt {
  readonly attempt: ContouringAttempt;
  readonly profileName: string | null;
}

/** One attempt, cell by cell; what is wrong goes to the faults. */
class AttemptLine {
  readonly #line: CsvLine;
  readonly #columns: ReadonlyMap<Column, number>;
  readonly #faults: CsvFault[];
  readonly #today: CalendarDay;

  constructor(
    line: CsvLine,
    columns: ReadonlyMap<Column, number>,
    faults: CsvFault[],
    today: CalendarDay,
  ) {
    this.#line = line;
    this.#columns = columns;
    this.#faults = faults;
    this.#today = today;
  }

  read(): ReadAttempt {
    return {
      attempt: {
        line: this.#line.line,
        structure: slug(this.#text('structure') ?? ''),
        score: this.#number('score', PERCENT, 'write a percentage from 0 to 100, such as 82.5.'),
        passMark: this.#number(
          'pass mark',
          PERCENT,
          'write a percentage from 0 to 100, such as 75.',
        ),
        attempt: this.#number('attempt', ATTEMPT, 'write the number of the attempt, from 1.'),
        dataSet: this.#text('data set'),
        modality: this.#modality(),
        completedOn: this.#day(),
      },
      profileName: this.#text('profile name'),
    };
  }

  #text(column: Column): string | null {
    const cell = this.#cell(column);
    const isRequired = (REQUIRED as readonly string[]).includes(column);
    if (cell === '') {
      if (isRequired) this.#fault(column, 'fill this cell.');
      return null;
    }
    if (/\p{Cc}/u.test(cell)) {
      this.#fault(column, 'write this on one line.');
    } else if (cell.length > LONGEST_CELL) {
      this.#fault(column, `write at most ${String(LONGEST_CELL)} characters.`);
    } else if (FORMULA.test(cell)) {
      this.#fault(column, 'this begins like a formula of a spreadsheet; take the first sign away.');
    }
    return cell;
  }

  #number(column: Column, pattern: RegExp, todo: string): number {
    const cell = this.#cell(column);
    if (!pattern.test(cell)) this.#fault(column, todo);
    return Number.parseFloat(cell.replace(',', '.'));
  }

  #modality(): Modality | null {
    const cell = this.#cell('modality')
      .toLowerCase()
      .replaceAll(/[\s/]+/g, '-');
    if (cell === '') return null;
    const found = MODALITIES.find((modality) => modality === (ALSO_CALLED.get(cell) ?? cell));
    if (found === undefined) this.#fault('modality', `write one of: ${MODALITIES.join(', ')}.`);
    return found ?? null;
  }

  #day(): CalendarDay | null {
    const cell = this.#cell('completed on');
    const day = readListedDay(cell, this.#today);
    if (day === null) this.#fault('completed on', WRITE_THE_DAY);
    return day;
  }

  #cell(column: Column): string {
    const place = this.#columns.get(column);
    return place === undefined ? '' : (this.#line.cells[place] ?? '');
  }

  #fault(column: string, todo: string): void {
    this.#faults.push({ line: this.#line.line, column, todo });
  }
}

/** A spreadsheet that puts semicolons between its cells writes 82,5. */
const PERCENT = /^(100([.,]0{1,2})?|\d{1,2}([.,]\d{1,2})?)\s*%?$/;
/** Modalities by other names, as `#modality` writes them. */
const ALSO_CALLED: ReadonlyMap<string, Modality> = new Map([
  ['mri', 'mr'],
  ['cone-beam-ct', 'cbct'],
]);
const ATTEMPT = /^(?:[1-9]\d{0,2}|1000)$/;
/** What a spreadsheet would run, also in full width. */
const FORMULA = /^[=+\-@|\uff1d\uff0b\uff0d\uff20]/;
/** A structure by its id or its title: `Femoral head, left` is `femoral-head-left`. */
function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-');
}
