import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';

/** Sites, treatment units and the software that each has run. */
export class CreateOrganisation1763740801000 implements MigrationInterface {
  readonly name = 'CreateOrganisation1763740801000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [...site(), ...treatmentUnit(), ...softwareChange()];
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are regulated records and are not taken away'));
  }
}

function site(): readonly string[] {
  return createFactTable({
    name: 'site',
    says: 'A place of the employer, in whose time zone days are read.',
    columns: { name: 'text not null', time_zone: 'text not null' },
  });
}

function treatmentUnit(): readonly string[] {
  return createFactTable({
    name: 'treatment_unit',
    says: 'A machine, by the short name that callers use.',
    columns: {
      site_id: 'uuid not null',
      name: 'text not null',
      platform: 'text not null',
      treatment_sites: 'text[] not null',
    },
    references: { site_id: 'site' },
    constraints: ["constraint treatment_unit_platform check (platform in ('ethos', 'unity'))"],
    indexes: [['name']],
  });
}

function softwareChange(): readonly string[] {
  return createFactTable({
    name: 'software_change',
    says: 'From which instant a unit runs which software version.',
    columns: {
      unit_id: 'uuid not null',
      version: 'text not null',
      effective_at: 'timestamptz(3) not null',
      change_class: 'text',
    },
    references: { unit_id: 'treatment_unit' },
    constraints: ["constraint software_change_class check (change_class in ('major', 'minor'))"],
    indexes: [['unit_id', 'effective_at']],
  });
}
