import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFactTable } from './fact-table.ts';

export class CreateAgencyRequest1763740901000 implements MigrationInterface {
  readonly name = 'CreateAgencyRequest1763740901000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = createFactTable({
      name: 'agency_request',
      says: 'that an agency was asked for the training record that it keeps of a person',
      columns: {
        person_id: 'uuid not null',
        agency: 'text not null',
        requested_on: 'date not null',
      },
      references: { person_id: 'person' },
      indexes: [['person_id']],
    });
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Facts are never dropped'));
  }
}
