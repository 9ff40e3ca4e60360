import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepRows } from './fact-table.ts';
import { commentOn } from './table-columns.ts';

const TABLES = [
  {
    name: 'employment',
    erasable: ['reason'],
    says: 'A post: contract, profession, band and its first and last day.',
  },
  {
    name: 'registration_check',
    erasable: ['number', 'source', 'reason'],
    says: 'What a register said about a person when it was looked at.',
  },
  {
    name: 'absence',
    erasable: ['category', 'reason'],
    says: 'Away from one day until the first day back; a category, never a diagnosis.',
  },
  {
    name: 'appointment',
    erasable: ['reason'],
    says: 'A written appointment by the employer, such as MPE.',
  },
  {
    name: 'founding_appointment',
    erasable: ['reason'],
    says: 'A written appointment of a founding assessor or supervisor.',
  },
] as const;

/** A correction of what is on file about a person says why (I14). */
export class ExplainPersonnelCorrection1763740897000 implements MigrationInterface {
  readonly name = 'ExplainPersonnelCorrection1763740897000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = TABLES.flatMap(({ name, erasable, says }) => [
      `alter table oart.${name} add column reason text`,
      `drop trigger ${name}_is_kept on oart.${name}`,
      `drop trigger ${name}_is_not_truncated on oart.${name}`,
      ...keepRows(name, erasable),
      commentOn(name, `fact | erasable: ${erasable.join(', ')} | ${says}`),
    ]);
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
