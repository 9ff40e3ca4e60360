import { parse } from 'csv-parse/sync';
import { ProblemError } from './problem-error.ts';

const LONGEST_LINE = 4000;
const MOST_FAULTS = 50;

/** What to do about a cell that holds no day, or what may be two. */
export const WRITE_THE_DAY =
  'write the day as 2026-11-02 or 02 Nov 2026, with all four digits of its year; 02/11/2026 or 12-Nov-26 could be either of two.';

/** What is wrong with one cell, with what to do about it; without a column, with the line. */
export interface CsvFault {
  readonly line: number;
  readonly column: string;
  readonly todo: string;
}

/** What a line of a table holds, with the line that it ends on; lines are counted as in an editor. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** With this line spreadsheet programs say in the file itself what stands between its cells. */
const SAYS_SEPARATOR = /^\ufeff?sep=([,;\t])$/i;

/** As word processors and web pages put into days and numbers, which is seen by nobody. */
const FIXED_SPACE = /[\u00a0\u202f]/g;

/** The names of the columns hold none of these; the first that stands between them does so everywhere. */
const SEPARATORS = [',', ';', '\t'];

/**
 * The lines of a table: CSV (RFC 4180), comma, semicolon or tab between cells. Empty cells at the end of a line,
 * and lines of nothing else, are what spreadsheets leave of what was deleted. One more than `most` is read, so
 * that a table that is too long can be told from one that is not.
 * @throws `not-accepted` where it is no CSV
 */
function csvLines(text: string, most: number): readonly CsvLine[] {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const said = SAYS_SEPARATOR.exec(firstLine)?.[1];
  const lines: CsvLine[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: said ?? SEPARATORS.find((sign) => firstLine.includes(sign)) ?? ',',
      from_line: said === undefined ? 1 : 2,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: LONGEST_LINE,
      on_record: (cells: string[], { lines: line }) => {
        const filled = cells
          .slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
          .map((cell) => cell.replaceAll(FIXED_SPACE, ' '));
        if (filled.length > 0 && lines.length <= most) lines.push({ line, cells: filled });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'lines' in error)) throw error;
    const todo =
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? `a line has at most ${String(LONGEST_LINE)} characters; is a quotation mark left open?`
        : 'the quotation marks do not match; save it as CSV again.';
    throw tableRefused([{ line: Number(error.lines), column: '', todo }]);
  }
  return lines;
}

/**
 * In which place each column stands. Case, spaces, underscores and hyphens of a name do not matter, nor does `(%)`
 * behind it.
 * @throws `not-accepted` for columns that are unknown, missing or there twice
 */
function csvColumns<Column extends string>(
  { line, cells }: CsvLine,
  required: readonly Column[],
  optional: readonly Column[],
): ReadonlyMap<Column, number> {
  const known: readonly string[] = [...required, ...optional];
  const columns = new Map<Column, number>();
  const faults: CsvFault[] = [];
  cells.forEach((cell, place) => {
    const name = cell
      .toLowerCase()
      .replace(/\s*(?:%|\(%\))$/, '')
      .replaceAll(/[\s_-]+/g, ' ');
    if (!known.includes(name)) {
      const todo = `column ${String(place + 1)} is none of: ${known.join(', ')}.`;
      faults.push({ line, column: String(place + 1), todo });
    } else if (columns.has(name as Column)) {
      faults.push({ line, column: name, todo: 'this column stands there twice.' });
    } else {
      columns.set(name as Column, place);
    }
  });
  for (const name of required) {
    if (!columns.has(name)) faults.push({ line, column: name, todo: 'this column is missing.' });
  }
  if (faults.length > 0) throw tableRefused(faults);
  return columns;
}

/** What a table has to be, with what to say where it holds no line or too many. */
export interface TableShape<Column extends string> {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
  readonly mostLines: number;
  readonly none: string;
  readonly tooMany: string;
}

/**
 * Reads a table line by line, and all of it or nothing.
 * @param text CSV (RFC 4180) with a line of column names; comma, semicolon or tab between cells
 * @param readLine reads one line; what is wrong with it goes to the faults
 * @param checkAll looks at the lines together, in the same way
 * @throws `not-accepted` with every fault, as `/lines/<line>/<column>`
 */
export function readTable<Column extends string, Row>(
  text: string,
  { required, optional, mostLines, none, tooMany }: TableShape<Column>,
  readLine: (line: CsvLine, columns: ReadonlyMap<Column, number>, faults: CsvFault[]) => Row,
  checkAll: (rows: readonly Row[], faults: CsvFault[]) => void = () => undefined,
): readonly Row[] {
  const [head, ...lines] = csvLines(text, mostLines + 1);
  if (head === undefined) {
    throw tableRefused([{ line: 1, column: '', todo: 'the table is empty.' }]);
  }
  const columns = csvColumns(head, required, optional);
  if (lines.length === 0) {
    throw tableRefused([{ line: head.line + 1, column: '', todo: none }]);
  }
  if (lines.length > mostLines) {
    throw tableRefused([{ line: lines[mostLines]?.line ?? 0, column: '', todo: tooMany }]);
  }
  const faults: CsvFault[] = [];
  const rows = lines.map((line) => {
    if (line.cells.length > columns.size) {
      const todo = 'there are more cells than columns; put text with commas in quotation marks.';
      faults.push({ line: line.line, column: '', todo });
    }
    return readLine(line, columns, faults);
  });
  checkAll(rows, faults);
  if (faults.length > 0) throw tableRefused(faults);
  return rows;
}

/** Cells are named, never repeated: one may hold what must not be told on. */
export function tableRefused(faults: readonly CsvFault[]): ProblemError {
  const errors = faults.slice(0, MOST_FAULTS).map(({ line, column, todo }) => {
    const pointer = `/lines/${String(line)}${column === '' ? '' : `/${column}`}`;
    return { pointer, message: `${placeInTable(pointer)}${todo}` };
  });
  const more = faults.length - errors.length;
  const rest = more > 0 ? ` ${String(more)} more cells are like that.` : '';
  const detail = `Nothing of this table was taken: ${String(faults.length)} to put right.${rest}`;
  return new ProblemError('not-accepted', detail, { errors });
}

/** What a sentence about a cell begins with, by its pointer: `Line 2, column “score”: `; of no cell, nothing. */
export function placeInTable(pointer: string): string {
  const [, line, column] = /^\/lines\/(\d+)(?:\/(.+))?$/.exec(pointer) ?? [];
  if (line === undefined) return '';
  return column === undefined ? `Line ${line}: ` : `Line ${line}, column “${column}”: `;
}
