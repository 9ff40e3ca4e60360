import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';

/** Framework and policy documents as they came, who approved them and what was withdrawn. */
export class CreateFramework1763740803000 implements MigrationInterface {
  readonly name = 'CreateFramework1763740803000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...frameworkVersion(),
      ...frameworkApproval(),
      ...frameworkWithdrawal(),
      ...policyVersion(),
      ...policyApproval(),
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are regulated records and are not taken away'));
  }
}

function frameworkVersion(): readonly string[] {
  return createFactTable({
    name: 'framework_version',
    says: 'A framework document, byte for byte, and the day from which it is meant.',
    columns: {
      number: 'int4 not null',
      document: 'bytea not null',
      sha256: 'text not null',
      effective_from: 'date not null',
    },
    constraints: [
      "constraint framework_version_hash check (sha256 = encode(sha256(document), 'hex'))",
    ],
  });
}

function frameworkApproval(): readonly string[] {
  return createFactTable({
    name: 'framework_approval',
    says: 'Approval of a framework version by another person than its editor.',
    columns: { framework_version_id: 'uuid not null' },
    references: { framework_version_id: 'framework_version' },
    constraints: ['constraint framework_approval_once unique (employer_id, framework_version_id)'],
  });
}

function frameworkWithdrawal(): readonly string[] {
  return createFactTable({
    name: 'framework_withdrawal',
    says: 'From which day a framework version no longer holds.',
    columns: {
      framework_version_id: 'uuid not null',
      withdrawn_from: 'date not null',
      reason: 'text not null',
    },
    references: { framework_version_id: 'framework_version' },
    constraints: [
      'constraint framework_withdrawal_once unique (employer_id, framework_version_id)',
    ],
  });
}

function policyVersion(): readonly string[] {
  return createFactTable({
    name: 'policy_version',
    says: 'A policy document, byte for byte.',
    columns: { number: 'int4 not null', document: 'bytea not null', sha256: 'text not null' },
    constraints: [
      "constraint policy_version_hash check (sha256 = encode(sha256(document), 'hex'))",
    ],
  });
}

function policyApproval(): readonly string[] {
  return createFactTable({
    name: 'policy_approval',
    says: 'Approval of a policy version by another person than its editor.',
    columns: { policy_version_id: 'uuid not null' },
    references: { policy_version_id: 'policy_version' },
    constraints: ['constraint policy_approval_once unique (employer_id, policy_version_id)'],
  });
}
