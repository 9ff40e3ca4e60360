import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import { createWorkingTable } from './working-table.ts';

/** Electronic signatures and the challenges that lead to them. */
export class CreateSignature1763740806000 implements MigrationInterface {
  readonly name = 'CreateSignature1763740806000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...signingChallenge(), ...signature()]) {
      await queryRunner.query(statement);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are regulated records and are not taken away'));
  }
}

function signingChallenge(): readonly string[] {
  return createWorkingTable({
    name: 'signing_challenge',
    says: 'What somebody is about to sign; good once, for a few minutes.',
    columns: {
      signer_id: 'uuid not null',
      meaning: 'text not null',
      statement: 'text not null',
      record_sha256: 'text not null',
      challenge_sha256: 'text not null',
      expires_at: 'timestamptz(3) not null',
      used_at: 'timestamptz(3)',
    },
    references: { signer_id: 'person' },
    constraints: ['constraint signing_challenge_used_in_time check (used_at <= expires_at)'],
    indexes: [['expires_at']],
  });
}

function signature(): readonly string[] {
  return createFactTable({
    name: 'signature',
    says: 'An electronic signature: who signed what, with which meaning, shown which words.',
    columns: {
      signer_id: 'uuid not null',
      meaning: 'text not null',
      statement: 'text',
      record_sha256: 'text not null',
      factor: 'text not null',
      challenge_id: 'uuid not null',
      challenge_sha256: 'text not null',
    },
    erasable: ['statement'],
    references: { signer_id: 'person' },
    constraints: [
      'constraint signature_of_challenge_once unique (employer_id, challenge_id)',
      "constraint signature_factor check (factor in ('password'))",
    ],
    indexes: [['signer_id']],
  });
}
