import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepRows } from './fact-table.ts';
import { commentOn } from './table-columns.ts';

const ERASABLE = ['comment', 'remediation'];

/** Who did not pass is told what is asked for, and the assessment that follows says which one it follows. */
export class AddRemediation1763740899000 implements MigrationInterface {
  readonly name = 'AddRemediation1763740899000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'alter table oart.assessment add column remediation text, add column follows_id uuid',
      'alter table oart.assessment add constraint assessment_follows_id_fk foreign key' +
        // Every row has null there: asking them all would need one employer after the other.
        ' (employer_id, follows_id) references oart.assessment (employer_id, id) not valid',
      'drop trigger assessment_is_kept on oart.assessment',
      'drop trigger assessment_is_not_truncated on oart.assessment',
      ...keepRows('assessment', ERASABLE),
      commentOn(
        'assessment',
        `fact | erasable: ${ERASABLE.join(', ')} | what an assessor judged of a candidate in one skill and scope, signed`,
      ),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
