export const CSV_TABLE = 'oart:csv-table';

export type CsvCell = string | number | boolean | null;

/** A list as a table: the file's name and, per column title, how an item fills it. */
export interface CsvTable<Item> {
  readonly name: string;
  readonly columns: Readonly<Record<string, (item: Item) => CsvCell>>;
}

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. */
export function csvOf<Item>(table: CsvTable<Item>, items: readonly Item[]): string {
  const titles = Object.keys(table.columns).map(cell).join(',');
  const rows = items.map((item) =>
    Object.values(table.columns)
      .map((read) => cell(read(item)))
      .join(','),
  );
  return `\ufeff${[titles, ...rows].join('\r\n')}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet runs a cell that begins like this, also behind white space or in full width. */
function isFormula(text: string): boolean {
  return /^\s*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text);
}
