import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts in question are few among many: each page counts them, for what waits for its reader. */
export class IndexExceptionalAct1763740873000 implements MigrationInterface {
  readonly name = 'IndexExceptionalAct1763740873000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index act_in_question on oart.act (employer_id, ledger_index)
       where mode = 'without-entitlement' or downtime_id is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index oart.act_in_question');
  }
}
