import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';

export class CreateDowntimeCorrection1763740895000 implements MigrationInterface {
  readonly name = 'CreateDowntimeCorrection1763740895000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = createFactTable({
      name: 'downtime_correction',
      says: 'when a downtime that was recorded wrongly really was, or without a span that it never was',
      columns: {
        downtime_id: 'uuid not null',
        started_at: 'timestamptz(3)',
        ended_at: 'timestamptz(3)',
        reason: 'text',
        corrector_id: 'uuid not null',
      },
      references: { downtime_id: 'downtime_period', corrector_id: 'person' },
      constraints: [
        'constraint downtime_correction_has_both_ends check (num_nonnulls(started_at, ended_at) <> 1)',
        'constraint downtime_correction_ends_after_start check (started_at < ended_at)',
      ],
      indexes: [['downtime_id']],
      erasable: ['reason'],
    });
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
