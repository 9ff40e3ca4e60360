import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable, keepRows } from './fact-table.ts';
import type { FactTable } from './fact-table.ts';
import { commentOn } from './table-columns.ts';

const TABLES: readonly FactTable[] = [
  {
    name: 'break_glass',
    says: 'that one task in one fraction was taken for some minutes without an entitlement, signed by two',
    columns: {
      case_reference: 'text not null',
      fraction: 'integer not null',
      unit_id: 'uuid not null',
      treatment_site: 'text not null',
      task: 'text not null',
      actor_id: 'uuid not null',
      second_person_id: 'uuid not null',
      reason: 'text',
      minutes: 'integer not null',
      decision_id: 'uuid not null',
      signature_id: 'uuid not null',
      second_signature_id: 'uuid not null',
    },
    references: {
      unit_id: 'treatment_unit',
      actor_id: 'person',
      second_person_id: 'person',
      decision_id: 'gate_decision',
      signature_id: 'signature',
      second_signature_id: 'signature',
    },
    constraints: [
      'constraint break_glass_case_reference_fk foreign key (employer_id, case_reference)' +
        ' references oart.treatment_case (employer_id, reference)',
      'constraint break_glass_in_a_fraction check (fraction between 1 and 100)',
      'constraint break_glass_by_two check (second_person_id <> actor_id)',
      'constraint break_glass_has_an_end check (minutes > 0)',
    ],
    indexes: [['case_reference', 'fraction']],
    erasable: ['reason'],
  },
  {
    name: 'downtime_period',
    says: 'a time in which a unit worked on paper',
    columns: {
      unit_id: 'uuid not null',
      started_at: 'timestamptz(3) not null',
      ended_at: 'timestamptz(3) not null',
      reason: 'text',
    },
    references: { unit_id: 'treatment_unit' },
    constraints: ['constraint downtime_period_ends_after_start check (started_at < ended_at)'],
    erasable: ['reason'],
  },
  {
    name: 'exceptional_review',
    says: 'what another person found of a break-glass or of an act without entitlement, signed',
    columns: {
      break_glass_id: 'uuid',
      act_id: 'uuid',
      outcome: 'text not null',
      statement: 'text',
      incident_reference: 'text',
      reviewer_id: 'uuid not null',
      signature_id: 'uuid not null',
    },
    references: {
      break_glass_id: 'break_glass',
      act_id: 'act',
      reviewer_id: 'person',
      signature_id: 'signature',
    },
    constraints: [
      'constraint exceptional_review_of_one check (num_nonnulls(break_glass_id, act_id) = 1)',
      'constraint exceptional_review_of_break_glass_once unique (employer_id, break_glass_id)',
      'constraint exceptional_review_of_act_once unique (employer_id, act_id)',
      "constraint exceptional_review_outcome_known check (outcome in ('justified', 'not-justified'))",
    ],
    erasable: ['statement'],
  },
  {
    name: 'act_countersignature',
    says: 'that somebody named on an act which another person entered confirms it, signed',
    columns: { act_id: 'uuid not null', signer_id: 'uuid not null', signature_id: 'uuid not null' },
    references: { act_id: 'act', signer_id: 'person', signature_id: 'signature' },
    constraints: ['constraint act_countersigned_once_each unique (employer_id, act_id, signer_id)'],
  },
];

/**
 * What an act needs that was done under break-glass, or entered because it had taken place. The new
 * references are not checked for the rows there are: row level security asks for one employer, and
 * every row there is has none.
 */
const ACT = [
  'alter table oart.act add column break_glass_id uuid',
  'alter table oart.act add column downtime_id uuid',
  'alter table oart.act add column explanation text',
  'alter table oart.act add column incident_reference text',
  'alter table oart.act add constraint act_break_glass_id_fk' +
    ' foreign key (employer_id, break_glass_id) references oart.break_glass (employer_id, id) not valid',
  'alter table oart.act add constraint act_downtime_id_fk' +
    ' foreign key (employer_id, downtime_id) references oart.downtime_period (employer_id, id) not valid',
  'drop trigger act_is_kept on oart.act',
  'drop trigger act_is_not_truncated on oart.act',
  ...keepRows('act', ['disposition', 'explanation']),
  commentOn(
    'act',
    'fact | erasable: disposition, explanation | an act with clinical meaning in one fraction, signed',
  ),
];

export class CreateExceptionalAct1763740860000 implements MigrationInterface {
  readonly name = 'CreateExceptionalAct1763740860000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [...TABLES.flatMap(createFactTable), ...ACT];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
