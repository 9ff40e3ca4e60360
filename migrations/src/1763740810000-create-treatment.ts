import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import type { FactTable } from './fact-table.ts';

const OF_CASE =
  'foreign key (employer_id, case_reference) references oart.treatment_case (employer_id, reference)';

const FRACTION: readonly FactTable[] = [
  {
    name: 'treatment_case',
    says: 'a course of treatment under the department’s own opaque reference',
    columns: {
      reference: 'text not null',
      unit_id: 'uuid not null',
      treatment_site: 'text not null',
      fractions_planned: 'integer not null',
    },
    references: { unit_id: 'treatment_unit' },
    constraints: [
      'constraint treatment_case_reference_once unique (employer_id, reference)',
      "constraint treatment_case_reference_opaque check (reference ~ '^[A-Z0-9]{1,16}$')",
      'constraint treatment_case_has_fractions check (fractions_planned between 1 and 100)',
    ],
  },
  {
    name: 'act',
    says: 'an act with clinical meaning in one fraction, signed',
    columns: {
      case_reference: 'text not null',
      fraction: 'integer not null',
      unit_id: 'uuid not null',
      treatment_site: 'text not null',
      adaptation_type: 'text not null',
      task: 'text not null',
      actor_id: 'uuid not null',
      supervisor_id: 'uuid',
      performed_at: 'timestamptz(3) not null',
      performed_on: 'date not null',
      outcome: 'text not null',
      selection: 'text',
      corrected_structures: 'text[] not null',
      dose_check_result: 'text',
      disposition: 'text',
      mode: 'text not null',
      decision_id: 'uuid not null',
      signature_id: 'uuid not null',
      supervisor_signature_id: 'uuid',
    },
    references: {
      unit_id: 'treatment_unit',
      actor_id: 'person',
      supervisor_id: 'person',
      decision_id: 'gate_decision',
      signature_id: 'signature',
      supervisor_signature_id: 'signature',
    },
    constraints: [
      `constraint act_case_reference_fk ${OF_CASE}`,
      'constraint act_in_a_fraction check (fraction between 1 and 100)',
      'constraint act_not_supervised_by_oneself check (supervisor_id <> actor_id)',
      'constraint act_outcome_known check (outcome in' +
        " ('changed', 'no-change-needed', 'approved', 'selected', 'agreed', 'reviewed'))",
      "constraint act_selection_known check (selection in ('adapted', 'scheduled'))",
      'constraint act_dose_check_result_known check' +
        " (dose_check_result in ('in-tolerance', 'out-of-tolerance'))",
      'constraint act_mode_known check' +
        " (mode in ('independent', 'supervised', 'break-glass', 'without-entitlement'))",
    ],
    indexes: [['actor_id'], ['supervisor_id'], ['case_reference', 'fraction']],
    erasable: ['disposition'],
  },
  {
    name: 'act_correction',
    says: 'that an act was wrongly recorded',
    columns: { act_id: 'uuid not null', reason: 'text not null' },
    references: { act_id: 'act' },
    constraints: [
      'constraint act_corrected_once unique (employer_id, act_id)',
      "constraint act_correction_reason_known check (reason in ('wrongly-recorded'))",
    ],
  },
  {
    name: 'fraction_end',
    says: 'how a fraction ended',
    columns: {
      case_reference: 'text not null',
      fraction: 'integer not null',
      outcome: 'text not null',
    },
    constraints: [
      `constraint fraction_end_case_reference_fk ${OF_CASE}`,
      'constraint fraction_end_outcome_known check' +
        " (outcome in ('adapted', 'scheduled', 'not-adapted', 'abandoned'))",
    ],
    indexes: [['case_reference', 'fraction']],
  },
];

const PROTOCOL: readonly FactTable[] = [
  {
    name: 'plan_selection_protocol',
    says: 'a written rule for choosing the plan of the day at one treatment site',
    columns: {
      treatment_site: 'text not null',
      author_id: 'uuid not null',
      title: 'text not null',
    },
    references: { author_id: 'person' },
  },
  {
    name: 'protocol_approval',
    says: 'that a practitioner approved a plan-selection protocol, signed',
    columns: {
      protocol_id: 'uuid not null',
      approver_id: 'uuid not null',
      effective_from: 'date not null',
      decision_id: 'uuid not null',
      signature_id: 'uuid not null',
    },
    references: {
      protocol_id: 'plan_selection_protocol',
      approver_id: 'person',
      decision_id: 'gate_decision',
      signature_id: 'signature',
    },
    indexes: [['protocol_id']],
  },
];

export class CreateTreatment1763740810000 implements MigrationInterface {
  readonly name = 'CreateTreatment1763740810000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [...FRACTION, ...PROTOCOL].flatMap(createFactTable);
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
