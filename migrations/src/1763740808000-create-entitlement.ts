import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import type { FactTable } from './fact-table.ts';

const ENTITLEMENT: readonly FactTable[] = [
  {
    name: 'entitlement',
    says: 'that the employer’s delegate entitled a person to tasks in a scope, signed',
    columns: {
      number: 'text not null',
      person_id: 'uuid not null',
      duty_holder: 'text not null',
      role: 'text not null',
      tasks: 'text[] not null',
      treatment_sites: 'text[] not null',
      platform: 'text not null',
      unit_ids: 'uuid[] not null',
      software_versions: 'text[] not null',
      adaptation_types: 'text[] not null',
      framework_version: 'integer not null',
      basis: 'jsonb not null',
      conditions: 'text',
      proposer_id: 'uuid not null',
      entitler_id: 'uuid not null',
      delegation_id: 'uuid not null',
      effective_from: 'date not null',
      review_due_on: 'date not null',
      expires_on: 'date not null',
      replaces_id: 'uuid',
      signature_id: 'uuid not null',
    },
    references: {
      person_id: 'person',
      proposer_id: 'person',
      entitler_id: 'person',
      delegation_id: 'delegation',
      replaces_id: 'entitlement',
      signature_id: 'signature',
    },
    constraints: [
      'constraint entitlement_number_once unique (employer_id, number)',
      'constraint entitlement_not_of_oneself check (person_id <> entitler_id)',
      'constraint entitlement_ends_after_it_begins check (expires_on >= effective_from)',
      'constraint entitlement_lists_tasks check (cardinality(tasks) > 0)',
      'constraint entitlement_names_its_scope check' +
        ' (cardinality(treatment_sites) > 0 and cardinality(unit_ids) > 0)',
      'constraint entitlement_duty_holder_known check' +
        " (duty_holder in ('operator', 'practitioner', 'referrer'))",
    ],
    indexes: [['person_id']],
    erasable: ['conditions'],
  },
  {
    name: 'entitlement_acceptance',
    says: 'that the holder accepted an entitlement, signed',
    columns: {
      entitlement_id: 'uuid not null',
      holder_id: 'uuid not null',
      signature_id: 'uuid not null',
    },
    references: { entitlement_id: 'entitlement', holder_id: 'person', signature_id: 'signature' },
    constraints: ['constraint entitlement_accepted_once unique (employer_id, entitlement_id)'],
  },
  {
    name: 'suspension',
    says: 'that an entitlement is suspended, whole or in part, until it is lifted',
    columns: {
      entitlement_id: 'uuid not null',
      tasks: 'text[] not null',
      treatment_sites: 'text[] not null',
      cause: 'text not null',
      restricted_note: 'text',
      conditions_to_lift: 'text',
    },
    references: { entitlement_id: 'entitlement' },
    constraints: [
      'constraint suspension_cause_known check (cause in' +
        " ('incident', 'concern', 'evidence-integrity', 'for-cause', 'administrative'))",
    ],
    indexes: [['entitlement_id']],
    erasable: ['restricted_note', 'conditions_to_lift'],
  },
  {
    name: 'suspension_lift',
    says: 'that a suspension ended, with its outcome, signed',
    columns: {
      suspension_id: 'uuid not null',
      outcome: 'text',
      lifted_by_id: 'uuid not null',
      signature_id: 'uuid not null',
    },
    references: {
      suspension_id: 'suspension',
      lifted_by_id: 'person',
      signature_id: 'signature',
    },
    constraints: ['constraint suspension_lifted_once unique (employer_id, suspension_id)'],
    erasable: ['outcome'],
  },
  {
    name: 'entitlement_withdrawal',
    says: 'that an entitlement is withdrawn from a day on, signed',
    columns: {
      entitlement_id: 'uuid not null',
      effective_from: 'date not null',
      for_cause: 'boolean not null',
      reason: 'text',
      signature_id: 'uuid not null',
    },
    references: { entitlement_id: 'entitlement', signature_id: 'signature' },
    indexes: [['entitlement_id']],
    erasable: ['reason'],
  },
  {
    name: 'entitlement_review',
    says: 'that the yearly review of an entitlement took place',
    columns: { entitlement_id: 'uuid not null', next_review_due_on: 'date not null' },
    references: { entitlement_id: 'entitlement' },
    indexes: [['entitlement_id']],
  },
];

const EXCEPTIONS: readonly FactTable[] = [
  {
    name: 'waiver',
    says: 'that one requirement of experience or case counts is set aside for one person',
    columns: {
      person_id: 'uuid not null',
      requirement: 'text not null',
      rationale: 'text',
      approver_id: 'uuid not null',
      valid_from: 'date not null',
      valid_until: 'date not null',
    },
    references: { person_id: 'person', approver_id: 'person' },
    constraints: [
      'constraint waiver_not_of_oneself check (person_id <> approver_id)',
      'constraint waiver_ends_after_it_begins check (valid_until >= valid_from)',
    ],
    indexes: [['person_id']],
    erasable: ['rationale'],
  },
  {
    name: 'equivalence',
    says: 'that a skill shown for one treatment site is accepted for another',
    columns: {
      person_id: 'uuid not null',
      skill: 'text not null',
      from_treatment_site: 'text not null',
      to_treatment_site: 'text not null',
      rationale: 'text',
      approver_id: 'uuid not null',
      valid_from: 'date not null',
      valid_until: 'date',
    },
    references: { person_id: 'person', approver_id: 'person' },
    constraints: [
      'constraint equivalence_not_of_oneself check (person_id <> approver_id)',
      'constraint equivalence_ends_after_it_begins check (valid_until >= valid_from)',
    ],
    indexes: [['person_id']],
    erasable: ['rationale'],
  },
];

export class CreateEntitlement1763740808000 implements MigrationInterface {
  readonly name = 'CreateEntitlement1763740808000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [...ENTITLEMENT, ...EXCEPTIONS].flatMap(createFactTable);
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
