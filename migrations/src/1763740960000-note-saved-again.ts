import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many times the PDF of a record was saved again after it was first made, as its check counted. */
export class NoteSavedAgain1763740960000 implements MigrationInterface {
  readonly name = 'NoteSavedAgain1763740960000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table oart.evidence add column saved_again int4');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
