import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import type { FactTable } from './fact-table.ts';

const TABLES: readonly FactTable[] = [
  {
    name: 'assessment',
    says: 'what an assessor judged of a candidate in one skill and scope, signed',
    columns: {
      candidate_id: 'uuid not null',
      skill: 'text not null',
      treatment_sites: 'text[] not null',
      platform: 'text not null',
      adaptation_types: 'text[] not null',
      software_version: 'text',
      level: 'text not null',
      method: 'text not null',
      result: 'text not null',
      assessor_id: 'uuid not null',
      qualification: 'jsonb not null',
      performed_on: 'date not null',
      evidence_ids: 'uuid[] not null',
      comment: 'text',
      purpose: 'text not null',
      signature_id: 'uuid not null',
    },
    references: { candidate_id: 'person', assessor_id: 'person', signature_id: 'signature' },
    constraints: [
      'constraint assessment_not_of_oneself check (candidate_id <> assessor_id)',
      "constraint assessment_level_known check (level in ('T', 'C', 'P'))",
      "constraint assessment_result_known check (result in ('pass', 'refer', 'fail'))",
      'constraint assessment_method_known check' +
        " (method in ('direct-observation', 'case-based', 'test', 'offline-review'))",
      "constraint assessment_purpose_known check (purpose in ('award', 'restoration', 'return'))",
    ],
    indexes: [['candidate_id'], ['assessor_id']],
    erasable: ['comment'],
  },
  {
    name: 'assessment_acknowledgement',
    says: 'that the candidate read the assessment',
    columns: { assessment_id: 'uuid not null', candidate_id: 'uuid not null' },
    references: { assessment_id: 'assessment', candidate_id: 'person' },
    constraints: ['constraint assessment_acknowledged_once unique (employer_id, assessment_id)'],
  },
  {
    name: 'assessment_void',
    says: 'that an assessment was signed in error and does not count',
    columns: { assessment_id: 'uuid not null', reason: 'text' },
    references: { assessment_id: 'assessment' },
    constraints: ['constraint assessment_voided_once unique (employer_id, assessment_id)'],
    erasable: ['reason'],
  },
  {
    name: 'assessment_review',
    says: 'that an assessment is questioned, stands or does not stand',
    columns: { assessment_id: 'uuid not null', outcome: 'text not null', reason: 'text' },
    references: { assessment_id: 'assessment' },
    constraints: [
      'constraint assessment_review_outcome_known check' +
        " (outcome in ('questioned', 'stands', 'does-not-stand'))",
    ],
    indexes: [['assessment_id']],
    erasable: ['reason'],
  },
];

export class CreateAssessment1763740807000 implements MigrationInterface {
  readonly name = 'CreateAssessment1763740807000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createFactTable)) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
