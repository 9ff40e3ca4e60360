import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An auditor's access has a last day; one given before there was any gives nothing until given again. */
export class EndAuditorAccess1763740900000 implements MigrationInterface {
  readonly name = 'EndAuditorAccess1763740900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table oart.permission_grant add column auditor_until date');
    await runner.query(
      `alter table oart.permission_grant add constraint permission_grant_auditor_has_last_day
         check (('auditor' = any (permissions)) = (auditor_until is not null)) not valid`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
