import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';

/** People and what the employer records about their post, registration and presence. */
export class CreatePerson1763740802000 implements MigrationInterface {
  readonly name = 'CreatePerson1763740802000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...person(),
      ...employment(),
      ...registrationCheck(),
      ...conditionsDecision(),
      ...absence(),
      ...appointment(),
      ...foundingAppointment(),
      ...delegation(),
      ...delegationEnd(),
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are regulated records and are not taken away'));
  }
}

function person(): readonly string[] {
  return createFactTable({
    name: 'person',
    says: 'One human in one employer, however many accounts.',
    columns: { staff_number: 'text', display_name: 'text', aliases: 'text[]' },
    erasable: ['staff_number', 'display_name', 'aliases'],
    indexes: [['display_name'], ['staff_number']],
  });
}

function employment(): readonly string[] {
  return createFactTable({
    name: 'employment',
    says: 'A post: contract, profession, band and its first and last day.',
    columns: {
      person_id: 'uuid not null',
      contract: 'text not null',
      profession: 'text not null',
      band: 'text',
      wte: 'numeric(3,2) not null',
      starts_on: 'date not null',
      ends_on: 'date',
    },
    references: { person_id: 'person' },
    constraints: [
      'constraint employment_wte check (wte > 0 and wte <= 1)',
      'constraint employment_dates check (ends_on >= starts_on)',
    ],
    indexes: [['person_id']],
  });
}

function registrationCheck(): readonly string[] {
  return createFactTable({
    name: 'registration_check',
    says: 'What a register said about a person when it was looked at.',
    columns: {
      person_id: 'uuid not null',
      body: 'text not null',
      part: 'text',
      number: 'text',
      status: 'text not null',
      status_from: 'date',
      validity: 'text not null',
      valid_until: 'date',
      checked_on: 'date not null',
      source: 'text',
    },
    erasable: ['number', 'source'],
    references: { person_id: 'person' },
    constraints: [
      "constraint registration_check_validity check (validity in ('fixed', 'continuous'))",
    ],
    indexes: [['person_id']],
  });
}

function conditionsDecision(): readonly string[] {
  return createFactTable({
    name: 'conditions_decision',
    says: 'The decision whether conditions on a registration touch the scope.',
    columns: {
      person_id: 'uuid not null',
      registration_check_id: 'uuid not null',
      outcome: 'text not null',
    },
    references: { person_id: 'person', registration_check_id: 'registration_check' },
    constraints: [
      "constraint conditions_decision_outcome check (outcome in ('may-practise', 'may-not-practise'))",
    ],
    indexes: [['person_id']],
  });
}

function absence(): readonly string[] {
  return createFactTable({
    name: 'absence',
    says: 'Away from one day until the first day back; a category, never a diagnosis.',
    columns: {
      person_id: 'uuid not null',
      starts_on: 'date not null',
      returned_on: 'date',
      category: 'text',
    },
    erasable: ['category'],
    references: { person_id: 'person' },
    constraints: ['constraint absence_dates check (returned_on > starts_on)'],
    indexes: [['person_id']],
  });
}

function appointment(): readonly string[] {
  return createFactTable({
    name: 'appointment',
    says: 'A written appointment by the employer, such as MPE.',
    columns: {
      person_id: 'uuid not null',
      kind: 'text not null',
      starts_on: 'date not null',
      ends_on: 'date',
      instrument: 'text not null',
    },
    references: { person_id: 'person' },
    constraints: ['constraint appointment_dates check (ends_on >= starts_on)'],
    indexes: [['person_id']],
  });
}

function foundingAppointment(): readonly string[] {
  return createFactTable({
    name: 'founding_appointment',
    says: 'A written appointment of a founding assessor or supervisor.',
    columns: {
      person_id: 'uuid not null',
      purpose: 'text not null',
      skill: 'text not null',
      treatment_sites: 'text[] not null',
      platform: 'text not null',
      software_version: 'text not null',
      training: 'text not null',
      starts_on: 'date not null',
      ends_on: 'date not null',
    },
    references: { person_id: 'person' },
    constraints: [
      "constraint founding_appointment_purpose check (purpose in ('assessor', 'supervisor'))",
      'constraint founding_appointment_dates check (ends_on >= starts_on)',
    ],
    indexes: [['person_id']],
  });
}

function delegation(): readonly string[] {
  return createFactTable({
    name: 'delegation',
    says: 'Which roles a post-holder may entitle for which treatment sites.',
    columns: {
      person_id: 'uuid not null',
      number: 'text not null',
      roles: 'text[] not null',
      treatment_sites: 'text[] not null',
      starts_on: 'date not null',
      ends_on: 'date not null',
      instrument: 'text not null',
    },
    references: { person_id: 'person' },
    constraints: [
      'constraint delegation_number_once unique (employer_id, number)',
      'constraint delegation_dates check (ends_on >= starts_on)',
    ],
    indexes: [['person_id']],
  });
}

function delegationEnd(): readonly string[] {
  return createFactTable({
    name: 'delegation_end',
    says: 'That a delegation ended before its last day.',
    columns: { delegation_id: 'uuid not null', ended_at: 'timestamptz(3) not null' },
    references: { delegation_id: 'delegation' },
    constraints: ['constraint delegation_end_once unique (employer_id, delegation_id)'],
  });
}
