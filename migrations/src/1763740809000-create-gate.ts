import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import { createWorkingTable } from './working-table.ts';

const GATE_DECISION = createFactTable({
  name: 'gate_decision',
  says: 'the answer that the sign path gave, with its question and all reasons',
  columns: {
    person_id: 'uuid not null',
    task: 'text not null',
    treatment_site: 'text not null',
    unit_id: 'uuid not null',
    adaptation_type: 'text',
    case_reference: 'text',
    fraction: 'integer',
    supervisor_id: 'uuid',
    outcome: 'text not null',
    reasons: 'jsonb not null',
    notices: 'jsonb not null',
    entitlement_id: 'uuid',
    framework_version: 'integer',
    usable_until: 'jsonb',
    evaluated_at: 'timestamptz(3) not null',
    known_at: 'bigint not null',
  },
  references: {
    person_id: 'person',
    supervisor_id: 'person',
    unit_id: 'treatment_unit',
    entitlement_id: 'entitlement',
  },
  constraints: [
    'constraint gate_decision_outcome_known check' +
      " (outcome in ('PERMIT', 'PERMIT_SUPERVISED', 'DENY'))",
  ],
  indexes: [['person_id'], ['case_reference', 'fraction']],
});

const API_KEY = createWorkingTable({
  name: 'api_key',
  says: 'a service that may ask the gate; the key itself is not kept, only its hash',
  employer: 'read-by-hash',
  columns: {
    title: 'text not null',
    key_sha256: 'bytea not null',
    created_at: 'timestamptz(3) not null',
    created_by_account_id: 'uuid not null',
    last_used_at: 'timestamptz(3)',
    closed_at: 'timestamptz(3)',
  },
  constraints: ['constraint api_key_hash_once unique (key_sha256)'],
});

export class CreateGate1763740809000 implements MigrationInterface {
  readonly name = 'CreateGate1763740809000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...GATE_DECISION, ...API_KEY]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
