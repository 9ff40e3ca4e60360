import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import type { FactTable } from './fact-table.ts';

const TABLES: readonly FactTable[] = [
  {
    name: 'equivalence_end',
    says: 'the last day of an equivalence, named after it was approved',
    columns: { equivalence_id: 'uuid not null', last_day: 'date not null', reason: 'text' },
    references: { equivalence_id: 'equivalence' },
    indexes: [['equivalence_id']],
    erasable: ['reason'],
  },
  {
    name: 'revocation_retraction',
    says: 'that the revocation of a record was a mistake',
    columns: { revocation_id: 'uuid not null', evidence_id: 'uuid not null', reason: 'text' },
    references: { revocation_id: 'evidence_revocation', evidence_id: 'evidence' },
    constraints: ['constraint revocation_retracted_once unique (employer_id, revocation_id)'],
    indexes: [['evidence_id']],
    erasable: ['reason'],
  },
];

export class CreateEndAndRetraction1763740870000 implements MigrationInterface {
  readonly name = 'CreateEndAndRetraction1763740870000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...TABLES.flatMap(createFactTable),
      // After a retraction a record may be revoked anew; whoever records holds the ledger head meanwhile.
      'drop index oart.evidence_revocation_once',
      'create index evidence_revocation_by_evidence_id' +
        ' on oart.evidence_revocation (employer_id, evidence_id)',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
