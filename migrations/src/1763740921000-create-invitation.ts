import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createWorkingTable } from './working-table.ts';

/** A link with which the holder of an account sets their own password, once. */
export class CreateInvitation1763740921000 implements MigrationInterface {
  readonly name = 'CreateInvitation1763740921000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = createWorkingTable({
      name: 'invitation',
      employer: 'read-by-hash',
      says: 'A link with which the holder of an account sets their own password, once.',
      columns: {
        account_id: 'uuid not null',
        token_sha256: 'bytea not null',
        made_by: 'uuid not null',
        expires_at: 'timestamptz(3) not null',
        used_at: 'timestamptz(3)',
      },
      references: { account_id: 'account', made_by: 'account' },
      constraints: ['constraint invitation_token_once unique (token_sha256)'],
      indexes: [['account_id']],
    });
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('A link that was given would no longer open anything'));
  }
}
