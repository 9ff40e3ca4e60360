import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sheet of several participants is one file and a record for each; an agency's record was asked for. */
export class AddGroupRecord1763740892000 implements MigrationInterface {
  readonly name = 'AddGroupRecord1763740892000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table oart.evidence add column group_id uuid, add column requested_on date',
    );
    await runner.query(
      'alter table oart.evidence add constraint evidence_group_id_fk foreign key' +
        // Every row has null there: asking them all would need one employer after the other.
        ' (employer_id, group_id) references oart.evidence (employer_id, id) not valid',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
