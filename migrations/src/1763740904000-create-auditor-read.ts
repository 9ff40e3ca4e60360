import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from './roles.ts';
import { createWorkingTable } from './working-table.ts';

/** What auditors looked at (I15): rows are only ever added. */
export class CreateAuditorRead1763740904000 implements MigrationInterface {
  readonly name = 'CreateAuditorRead1763740904000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = createWorkingTable({
      name: 'auditor_read',
      says: 'One answer that an auditor was given.',
      columns: {
        account_id: 'uuid not null',
        method: 'text not null',
        address: 'text not null',
        read_at: 'timestamptz(3) not null',
      },
      references: { account_id: 'account' },
      indexes: [['read_at', 'id'], ['account_id']],
    });
    for (const statement of statements) await runner.query(statement);
    await runner.query(`revoke update, delete on oart.auditor_read from ${APP_ROLE}`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was looked at is never forgotten'));
  }
}
