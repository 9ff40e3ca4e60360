import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createWorkingTable } from './working-table.ts';

/** Framework documents that are being written. */
export class CreateFrameworkDraft1763740891000 implements MigrationInterface {
  readonly name = 'CreateFrameworkDraft1763740891000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = createWorkingTable({
      name: 'framework_draft',
      says: 'A framework document that its author is still writing, and the version it was begun from.',
      columns: {
        author_id: 'uuid not null',
        based_on_id: 'uuid not null',
        document: 'text not null',
        effective_from: 'date',
        revision: 'int4 not null',
        changed_at: 'timestamptz(3) not null',
      },
      references: { author_id: 'person', based_on_id: 'framework_version' },
      constraints: ['constraint framework_draft_revision check (revision > 0)'],
      indexes: [['changed_at']],
    });
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table oart.framework_draft');
  }
}
