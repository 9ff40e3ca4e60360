import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';

/** Who made a link with which a password could be set, and that it was used: signatures rest on passwords. */
export class RecordInvitation1763740941000 implements MigrationInterface {
  readonly name = 'RecordInvitation1763740941000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createFactTable({
        name: 'account_invitation',
        says: 'that a link was made with which the password of an account can be set, once',
        columns: {
          account_id: 'uuid not null',
          made_by_account_id: 'uuid not null',
          expires_at: 'timestamptz(3) not null',
        },
        references: { account_id: 'account', made_by_account_id: 'account' },
        indexes: [['account_id']],
      }),
      ...createFactTable({
        name: 'account_invitation_use',
        says: 'that the password of an account was set by a link',
        columns: { account_invitation_id: 'uuid not null' },
        references: { account_invitation_id: 'account_invitation' },
        constraints: [
          'constraint account_invitation_used_once unique (employer_id, account_invitation_id)',
        ],
      }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
