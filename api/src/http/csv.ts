import { csvOf } from '@oart/contract';
import type { CsvCell } from '@oart/contract';

export const CSV_TABLE = 'oart:csv-table';

/** A list as a table: the file's name and, per column title, how an item fills it. */
export interface CsvTable<Item> {
  readonly name: string;
  readonly columns: Readonly<Record<string, (item: Item) => CsvCell>>;
}

/** A page of a list with the titles of its columns. */
export function tableAsCsv<Item>({ columns }: CsvTable<Item>, items: readonly Item[]): string {
  const cells = Object.values(columns);
  return csvOf([Object.keys(columns), ...items.map((item) => cells.map((read) => read(item)))]);
}
