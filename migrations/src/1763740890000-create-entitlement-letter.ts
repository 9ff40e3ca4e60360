import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';

export class CreateEntitlementLetter1763740890000 implements MigrationInterface {
  readonly name = 'CreateEntitlementLetter1763740890000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = createFactTable({
      name: 'entitlement_letter',
      says: 'the letter of an entitlement as it was issued, by its hash; it is never made again',
      columns: {
        entitlement_id: 'uuid not null',
        sha256: 'text not null',
        document: 'text',
      },
      references: { entitlement_id: 'entitlement' },
      indexes: [['entitlement_id']],
      erasable: ['document'],
    });
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
