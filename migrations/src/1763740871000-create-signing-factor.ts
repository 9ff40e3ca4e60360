import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import { createWorkingTable } from './working-table.ts';

/** Passkeys and PINs, and what a signature made with one of them keeps. */
export class CreateSigningFactor1763740871000 implements MigrationInterface {
  readonly name = 'CreateSigningFactor1763740871000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...FACTS.flatMap(createFactTable),
      ...working(),
      ...CHALLENGE,
      ...SIGNATURE,
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are regulated records and are not taken away'));
  }
}

const FACTS = [
  {
    name: 'signing_factor',
    says: 'A passkey or a PIN with which somebody may sign, from its enrolment on.',
    columns: {
      account_id: 'uuid not null',
      person_id: 'uuid not null',
      kind: 'text not null',
      name: 'text',
      credential_id: 'text',
      public_key: 'text',
      rp_id: 'text',
      transports: 'text[]',
    },
    erasable: ['name'],
    references: { account_id: 'account', person_id: 'person' },
    constraints: [
      "constraint signing_factor_kind check (kind in ('passkey', 'pin'))",
      'constraint signing_factor_passkey_whole check (num_nonnulls(credential_id, public_key,' +
        " rp_id, transports) = case kind when 'passkey' then 4 else 0 end)",
      'constraint signing_factor_credential_once unique (employer_id, credential_id)',
    ],
    indexes: [['account_id']],
  },
  {
    name: 'signing_factor_revocation',
    says: 'That a passkey or a PIN signs nothing any more.',
    columns: { factor_id: 'uuid not null' },
    references: { factor_id: 'signing_factor' },
    constraints: ['constraint signing_factor_revoked_once unique (employer_id, factor_id)'],
  },
] as const;

function working(): readonly string[] {
  return [
    ...createWorkingTable({
      name: 'signing_factor_state',
      says: 'When a passkey or PIN was last used, its counter, and the hash of a PIN in use.',
      columns: {
        sign_count: 'bigint not null',
        last_used_at: 'timestamptz(3)',
        pin_hash: 'text',
      },
      constraints: [
        'constraint signing_factor_state_id_fk foreign key (employer_id, id)' +
          ' references oart.signing_factor (employer_id, id)',
        "constraint signing_factor_state_pin_is_argon2id check (pin_hash like '$argon2id$%')",
      ],
    }),
    ...createWorkingTable({
      name: 'passkey_enrolment',
      says: 'A passkey that is about to be enrolled; good once, for a few minutes.',
      columns: {
        account_id: 'uuid not null',
        challenge: 'text not null',
        expires_at: 'timestamptz(3) not null',
        used_at: 'timestamptz(3)',
      },
      references: { account_id: 'account' },
      constraints: ['constraint passkey_enrolment_used_in_time check (used_at <= expires_at)'],
      indexes: [['expires_at']],
    }),
  ];
}

/** Null where a process from before this migration offered the challenge. */
const CHALLENGE = ['alter table oart.signing_challenge add column random text'];

/**
 * What it takes to prove a signature again. The new reference is not checked for the rows there are: row
 * level security asks for one employer, and every row there is has none.
 */
const SIGNATURE = [
  'alter table oart.signature add column challenge_expires_at timestamptz(3)',
  'alter table oart.signature add column challenge_random text',
  'alter table oart.signature add column factor_id uuid',
  'alter table oart.signature add column authenticator_data text',
  'alter table oart.signature add column client_data_json text',
  'alter table oart.signature add column passkey_signature text',
  'alter table oart.signature add constraint signature_factor_id_fk foreign key' +
    ' (employer_id, factor_id) references oart.signing_factor (employer_id, id) not valid',
  'alter table oart.signature drop constraint signature_factor',
  'alter table oart.signature add constraint signature_factor' +
    " check (factor in ('passkey', 'pin', 'password'))",
  'alter table oart.signature add constraint signature_factor_named' +
    " check ((factor = 'password') = (factor_id is null))",
  'alter table oart.signature add constraint signature_passkey_whole check' +
    ' (num_nonnulls(authenticator_data, client_data_json, passkey_signature)' +
    " = case factor when 'passkey' then 3 else 0 end)",
];
