import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';

export class CreateBasisAmendment1763740872000 implements MigrationInterface {
  readonly name = 'CreateBasisAmendment1763740872000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = createFactTable({
      name: 'basis_amendment',
      says: 'that a record fell out of the basis of an entitlement, and what replaces it, signed',
      columns: {
        entitlement_id: 'uuid not null',
        removed_id: 'uuid not null',
        replacement: 'jsonb',
        amended_on: 'date not null',
        reason: 'text',
        amended_by_id: 'uuid not null',
        signature_id: 'uuid not null',
      },
      references: {
        entitlement_id: 'entitlement',
        amended_by_id: 'person',
        signature_id: 'signature',
      },
      indexes: [['entitlement_id']],
      erasable: ['reason'],
    });
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
