import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepRows } from './fact-table.ts';
import { commentOn } from './table-columns.ts';

const ERASABLE = ['name_as_printed', 'issuer', 'file_name', 'case_log', 'reflection'];

/** The cases of a log and the text of a reflection are fields of their own; records may be text files. */
export class AddRecordContent1763740881000 implements MigrationInterface {
  readonly name = 'AddRecordContent1763740881000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'alter table oart.evidence add column case_log jsonb, add column reflection jsonb',
      'alter table oart.evidence drop constraint evidence_media_type',
      'alter table oart.evidence add constraint evidence_media_type check (media_type in' +
        " ('application/pdf', 'image/png', 'text/markdown', 'text/csv'))",
      'drop trigger evidence_is_kept on oart.evidence',
      'drop trigger evidence_is_not_truncated on oart.evidence',
      ...keepRows('evidence', ERASABLE),
      commentOn(
        'evidence',
        `fact | erasable: ${ERASABLE.join(', ')} | A submitted record: the file by its hash, and what it says.`,
      ),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
