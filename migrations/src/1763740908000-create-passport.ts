import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';

const RAW_KEY = '^[A-Za-z0-9_-]{43}$';
const SHA256 = '^[0-9a-f]{64}$';

/** Passports that are issued, whose issuers are trusted, and what was taken from them (domain.md 5.13). */
export class CreatePassport1763740908000 implements MigrationInterface {
  readonly name = 'CreatePassport1763740908000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'alter table oart.evidence drop constraint evidence_media_type',
      'alter table oart.evidence add constraint evidence_media_type check (media_type in' +
        " ('application/pdf', 'image/png', 'text/markdown', 'text/csv', 'application/json'))",
      ...issuing(),
      ...trusting(),
      ...importing(),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}

function issuing(): readonly string[] {
  return [
    ...createFactTable({
      name: 'passport_key',
      says: 'a public key whose private half signs the passports of this employer',
      columns: { key_id: 'text not null', public_key: 'text not null' },
      constraints: [
        `constraint passport_key_is_one check (public_key ~ '${RAW_KEY}' and key_id ~ '${SHA256}')`,
      ],
    }),
    ...createFactTable({
      name: 'passport_issue',
      says: 'that a passport was issued about a person: its hash, and what it was allowed to state',
      columns: {
        person_id: 'uuid not null',
        passport_key_id: 'uuid not null',
        sha256: 'text not null',
        valid_until: 'date not null',
        agreement: 'text',
      },
      references: { person_id: 'person', passport_key_id: 'passport_key' },
      indexes: [['person_id']],
    }),
  ];
}

function trusting(): readonly string[] {
  return [
    ...createFactTable({
      name: 'trusted_issuer',
      says: 'that passports signed with this key of another employer are taken',
      columns: {
        issuer_employer_id: 'uuid not null',
        issuer_name: 'text not null',
        key_id: 'text not null',
        public_key: 'text not null',
        checked_how: 'text not null',
      },
      constraints: [
        `constraint trusted_issuer_is_one check (public_key ~ '${RAW_KEY}' and key_id ~ '${SHA256}')`,
        'constraint trusted_issuer_is_another check (issuer_employer_id <> employer_id)',
      ],
    }),
    ...createFactTable({
      name: 'trusted_issuer_withdrawal',
      says: 'that a key of another employer is trusted no longer',
      columns: { trusted_issuer_id: 'uuid not null', reason: 'text not null' },
      references: { trusted_issuer_id: 'trusted_issuer' },
      constraints: [
        'constraint trusted_issuer_withdrawal_once unique (employer_id, trusted_issuer_id)',
      ],
    }),
  ];
}

function importing(): readonly string[] {
  return [
    ...createFactTable({
      name: 'passport_import',
      says: 'that a passport of another employer was taken for a person',
      columns: {
        person_id: 'uuid not null',
        trusted_issuer_id: 'uuid not null',
        passport_id: 'uuid not null',
        sha256: 'text not null',
        issued_at: 'timestamptz(3) not null',
        valid_until: 'date not null',
        name_as_printed: 'text',
      },
      erasable: ['name_as_printed'],
      references: { person_id: 'person', trusted_issuer_id: 'trusted_issuer' },
      constraints: ['constraint passport_import_once unique (employer_id, sha256)'],
      indexes: [['person_id']],
    }),
    ...createFactTable({
      name: 'passport_record',
      says: 'which record of a passport a submission here came from, and the hash of its file there',
      columns: {
        passport_import_id: 'uuid not null',
        evidence_id: 'uuid not null',
        issuer_record_id: 'uuid not null',
        file_sha256: 'text',
      },
      references: { passport_import_id: 'passport_import', evidence_id: 'evidence' },
      indexes: [['passport_import_id'], ['evidence_id']],
    }),
  ];
}
