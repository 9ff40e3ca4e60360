import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The question beside the address, where it is asked by POST (I15); null where the address says it. */
export class SayWhatAnAuditorAsked1763740905000 implements MigrationInterface {
  readonly name = 'SayWhatAnAuditorAsked1763740905000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table oart.auditor_read add column asked jsonb`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was looked at is never forgotten'));
  }
}
