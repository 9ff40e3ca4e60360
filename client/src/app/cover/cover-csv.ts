import type { CsvCell } from '@oart/contract';
import { formatDay } from '../dates/format-day';
import type { CoverSite } from './cover-rows';

/** The table of cover as rows of a file. */
export function coverCsv(sites: readonly CoverSite[]): readonly (readonly CsvCell[])[] {
  return [
    [
      'Treatment site',
      'Task',
      'Now',
      '30 d',
      '60 d',
      '90 d',
      'Least',
      'Who now',
      'What changes it',
    ],
    ...sites.flatMap(({ title, rows }) =>
      rows.map((row) => [
        title,
        row.task,
        row.now,
        row.in30,
        row.in60,
        row.in90,
        row.least,
        row.people,
        row.changes
          .map(({ on, count, why }) => `${String(count)} from ${formatDay(on)}: ${why}`)
          .join('; '),
      ]),
    ),
  ];
}
