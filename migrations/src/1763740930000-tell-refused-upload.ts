import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the bytes of an upload were refused: it no longer counts among those that are under way. */
export class TellRefusedUpload1763740930000 implements MigrationInterface {
  readonly name = 'TellRefusedUpload1763740930000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table oart.evidence_upload add column refused_at timestamptz(3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table oart.evidence_upload drop column refused_at');
  }
}
