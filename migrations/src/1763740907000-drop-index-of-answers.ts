import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An index of the answers of asks that no search of the product could use, because row security lets only
 * leakproof operators choose rows and `@>` of jsonb is none; writing it took two fifths of the time of a flush.
 */
export class DropIndexOfAnswers1763740907000 implements MigrationInterface {
  readonly name = 'DropIndexOfAnswers1763740907000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index oart.ask_log_by_answers');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index ask_log_by_answers on oart.ask_log using gin (answers jsonb_path_ops)',
    );
  }
}
