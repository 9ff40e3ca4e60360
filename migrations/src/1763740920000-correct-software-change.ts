import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepRows } from './fact-table.ts';
import { commentOn } from './table-columns.ts';

const TABLE = 'software_change';

/** A change of software that was recorded wrongly is corrected with a reason, or never was (I14). */
export class CorrectSoftwareChange1763740920000 implements MigrationInterface {
  readonly name = 'CorrectSoftwareChange1763740920000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table oart.${TABLE} add column reason text,` + ' add column never_was boolean',
      `alter table oart.${TABLE} add constraint software_change_corrects` +
        ' check ((never_was is null) = (supersedes_id is null))',
      `drop trigger ${TABLE}_is_kept on oart.${TABLE}`,
      `drop trigger ${TABLE}_is_not_truncated on oart.${TABLE}`,
      ...keepRows(TABLE, ['reason']),
      commentOn(
        TABLE,
        'fact | erasable: reason | From which instant a unit runs which software version.',
      ),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
