import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import { createWorkingTable } from './working-table.ts';

/** A correction points at the row it corrects; anything else is a second revocation of the same record. */
const REVOKED_ONCE =
  'create unique index evidence_revocation_once on oart.evidence_revocation' +
  ' (employer_id, evidence_id) where supersedes_id is null';

/** Evidence, what others made of it, uploads in progress and who looked at whose file. */
export class CreateEvidence1763740804000 implements MigrationInterface {
  readonly name = 'CreateEvidence1763740804000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...evidence(),
      ...evidenceReview(),
      ...evidenceCountersignature(),
      ...evidenceRevocation(),
      REVOKED_ONCE,
      ...evidenceUpload(),
      ...evidenceRead(),
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are regulated records and are not taken away'));
  }
}

function evidence(): readonly string[] {
  return createFactTable({
    name: 'evidence',
    says: 'A submitted record: the file by its hash, and what it says.',
    columns: {
      person_id: 'uuid not null',
      type: 'text not null',
      skill: 'text',
      treatment_sites: 'text[] not null',
      platform: 'text',
      software_versions: 'text[] not null',
      structures: 'jsonb not null',
      score: 'numeric(5,2)',
      pass_mark: 'numeric(5,2)',
      cases: 'int4',
      cases_without_intervention: 'int4',
      percent_agreement: 'numeric(5,2)',
      likert: 'int4[] not null',
      countersigner_id: 'uuid',
      experience: 'jsonb',
      name_as_printed: 'text',
      occurred_on: 'date not null',
      issued_on: 'date',
      valid_until: 'date',
      issuer: 'text',
      file_name: 'text',
      media_type: 'text not null',
      file_size: 'int4 not null',
      sha256: 'text not null',
      submitted_by_id: 'uuid not null',
    },
    erasable: ['name_as_printed', 'issuer', 'file_name'],
    references: { person_id: 'person', countersigner_id: 'person', submitted_by_id: 'person' },
    constraints: [
      "constraint evidence_media_type check (media_type in ('application/pdf', 'image/png'))",
      'constraint evidence_file_size check (file_size between 1 and 10485760)',
      "constraint evidence_sha256 check (sha256 ~ '^[0-9a-f]{64}$')",
    ],
    indexes: [['person_id'], ['sha256']],
  });
}

function evidenceReview(): readonly string[] {
  return createFactTable({
    name: 'evidence_review',
    says: 'Verification or sending back by another person.',
    columns: {
      evidence_id: 'uuid not null',
      outcome: 'text not null',
      verifier_id: 'uuid not null',
      statement: 'text',
      identity_established_by: 'text',
      reason: 'text',
    },
    erasable: ['statement', 'reason'],
    references: { evidence_id: 'evidence', verifier_id: 'person' },
    constraints: [
      "constraint evidence_review_outcome check (outcome in ('verified', 'sent-back'))",
    ],
    indexes: [['evidence_id']],
  });
}

function evidenceCountersignature(): readonly string[] {
  return createFactTable({
    name: 'evidence_countersignature',
    says: 'The signature of the countersigner whom the record names.',
    columns: { evidence_id: 'uuid not null', countersigner_id: 'uuid not null' },
    references: { evidence_id: 'evidence', countersigner_id: 'person' },
    constraints: ['constraint evidence_countersignature_once unique (employer_id, evidence_id)'],
  });
}

function evidenceRevocation(): readonly string[] {
  return createFactTable({
    name: 'evidence_revocation',
    says: 'That a record no longer counts, from which day, and why.',
    columns: {
      evidence_id: 'uuid not null',
      kind: 'text not null',
      effective_from: 'date not null',
      revoker_id: 'uuid not null',
      reason: 'text',
    },
    erasable: ['reason'],
    references: { evidence_id: 'evidence', revoker_id: 'person' },
    constraints: ["constraint evidence_revocation_kind check (kind in ('integrity', 'clerical'))"],
  });
}

function evidenceUpload(): readonly string[] {
  return createWorkingTable({
    name: 'evidence_upload',
    says: 'An announced upload whose bytes have not all arrived.',
    columns: {
      person_id: 'uuid not null',
      submitted_by_id: 'uuid not null',
      request: 'jsonb not null',
      announced_at: 'timestamptz(3) not null',
    },
    references: { person_id: 'person', submitted_by_id: 'person' },
  });
}

function evidenceRead(): readonly string[] {
  return createWorkingTable({
    name: 'evidence_read',
    says: 'One look at the file of another person.',
    columns: {
      evidence_id: 'uuid not null',
      reader_id: 'uuid not null',
      read_at: 'timestamptz(3) not null',
    },
    references: { evidence_id: 'evidence', reader_id: 'person' },
    indexes: [['evidence_id', 'read_at']],
  });
}
