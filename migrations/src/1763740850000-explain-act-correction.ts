import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepRows } from './fact-table.ts';
import { commentOn } from './table-columns.ts';

/** A correction says in words what was wrong, so that an auditor need not guess. */
export class ExplainActCorrection1763740850000 implements MigrationInterface {
  readonly name = 'ExplainActCorrection1763740850000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'alter table oart.act_correction add column explanation text',
      'drop trigger act_correction_is_kept on oart.act_correction',
      'drop trigger act_correction_is_not_truncated on oart.act_correction',
      ...keepRows('act_correction', ['explanation']),
      commentOn(
        'act_correction',
        'fact | erasable: explanation | that an act was wrongly recorded',
      ),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
