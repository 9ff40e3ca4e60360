import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An offline review may end as a concern; its words stand in the column that says what was made of it. */
export class LetReviewRaiseConcern1763740902000 implements MigrationInterface {
  readonly name = 'LetReviewRaiseConcern1763740902000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table oart.act drop constraint act_outcome_known');
    await runner.query(
      'alter table oart.act add constraint act_outcome_known check (outcome in' +
        " ('changed', 'no-change-needed', 'approved', 'selected', 'agreed', 'reviewed', 'concern'))",
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
