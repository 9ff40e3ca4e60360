import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';
import type { FactTable } from './fact-table.ts';

const TABLES: readonly FactTable[] = [
  {
    name: 'name_correction',
    says: 'What a person is called from here on, and why the names on file were not right.',
    columns: {
      person_id: 'uuid not null',
      display_name: 'text',
      aliases: 'text[]',
      reason: 'text',
    },
    references: { person_id: 'person' },
    indexes: [['person_id']],
    erasable: ['display_name', 'aliases', 'reason'],
  },
  {
    name: 'treatment_site_change',
    says: 'That a unit opens or closes for a treatment site from a day.',
    columns: {
      unit_id: 'uuid not null',
      treatment_site: 'text not null',
      opens: 'boolean not null',
      starts_on: 'date not null',
      reason: 'text not null',
    },
    references: { unit_id: 'treatment_unit' },
    indexes: [['unit_id']],
  },
];

/** Corrections of what was recorded once and for all until now: a person's names, a unit's treatment sites. */
export class CreateNameAndTreatmentSite1763740882000 implements MigrationInterface {
  readonly name = 'CreateNameAndTreatmentSite1763740882000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES.flatMap(createFactTable)) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
