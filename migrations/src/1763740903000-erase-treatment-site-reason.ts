import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepRows } from './fact-table.ts';
import { commentOn } from './table-columns.ts';

/** Why a unit opens or closes is free text and erasable as other free text is. */
export class EraseTreatmentSiteReason1763740903000 implements MigrationInterface {
  readonly name = 'EraseTreatmentSiteReason1763740903000';

  async up(runner: QueryRunner): Promise<void> {
    const table = 'treatment_site_change';
    const statements = [
      `alter table oart.${table} alter column reason drop not null`,
      `drop trigger ${table}_is_kept on oart.${table}`,
      `drop trigger ${table}_is_not_truncated on oart.${table}`,
      ...keepRows(table, ['reason']),
      commentOn(
        table,
        'fact | erasable: reason | That a unit opens or closes for a treatment site from a day.',
      ),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
