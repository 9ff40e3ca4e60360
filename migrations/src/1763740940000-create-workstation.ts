import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import { createWorkingTable } from './working-table.ts';

/** Computers at which a PIN counts, and the sessions that began on them (domain.md 10.18). */
export class CreateWorkstation1763740940000 implements MigrationInterface {
  readonly name = 'CreateWorkstation1763740940000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createFactTable({
        name: 'workstation',
        says: 'that a computer is enrolled, so that a PIN counts there',
        columns: { name: 'text not null', token_sha256: 'text not null' },
        constraints: [
          "constraint workstation_token_is_hash check (token_sha256 ~ '^[0-9a-f]{64}$')",
          'constraint workstation_token_once unique (employer_id, token_sha256)',
        ],
      }),
      ...createFactTable({
        name: 'workstation_revocation',
        says: 'that no PIN counts at a computer any more',
        columns: { workstation_id: 'uuid not null' },
        references: { workstation_id: 'workstation' },
        constraints: ['constraint workstation_revoked_once unique (employer_id, workstation_id)'],
      }),
      ...createWorkingTable({
        name: 'workstation_session',
        says: 'Sessions, by their id, that began at an enrolled computer.',
        columns: { workstation_id: 'uuid not null' },
        references: { workstation_id: 'workstation' },
      }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
