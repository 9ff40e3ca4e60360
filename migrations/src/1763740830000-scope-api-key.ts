import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a key is good for, and about which units. Keys that exist could only ask, about every unit. */
export class ScopeApiKey1763740830000 implements MigrationInterface {
  readonly name = 'ScopeApiKey1763740830000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table oart.api_key
         add column scopes text[] not null default '{ask}',
         add column unit_ids uuid[],
         add constraint api_key_scopes_known check (scopes <@ array['ask', 'search'] and scopes <> '{}')`,
    );
    // Expand: a key made by an older process still gets a scope.
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table oart.api_key drop column scopes, drop column unit_ids');
  }
}
