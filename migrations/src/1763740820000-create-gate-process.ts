import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE } from './roles.ts';
import { commentOn } from './table-columns.ts';

/** Who answers the gate from memory, and up to where each has seen what was recorded. */
export class CreateGateProcess1763740820000 implements MigrationInterface {
  readonly name = 'CreateGateProcess1763740820000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table oart.gate_process (
         id uuid not null,
         beaten_at timestamptz(3) not null,
         seen pg_snapshot not null,
         constraint gate_process_pk primary key (id)
       )`,
      commentOn(
        'gate_process',
        'installation | A process that answers the gate from memory; each removes its own row.',
      ),
      `grant select, insert, update, delete on oart.gate_process to ${APP_ROLE}`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table oart.gate_process');
  }
}
