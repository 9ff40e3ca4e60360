import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Asks still name a seal that is there, looked up once for all that are written together: a foreign key
 * looks it up for each, which is a third of what an ask costs. Seals are never changed or removed.
 */
const STATEMENTS = [
  'alter table oart.ask_log drop constraint ask_log_seal_fk',
  `create function oart.require_seals() returns trigger
     language plpgsql set search_path = pg_catalog, pg_temp as $$
   begin
     if exists (select from (select distinct employer_id, seal_index from added) as named
                where not exists (select from oart.ask_seal s
                                  where s.employer_id = named.employer_id and s.index = named.seal_index)) then
       raise exception 'an ask names a seal that is not there' using errcode = 'foreign_key_violation';
     end if;
     return null;
   end $$`,
  `create trigger ask_log_has_seal after insert on oart.ask_log
     referencing new table as added for each statement execute function oart.require_seals()`,
  'alter table oart.ask_log enable always trigger ask_log_has_seal',
];

export class SealAsksTogether1763740883000 implements MigrationInterface {
  readonly name = 'SealAsksTogether1763740883000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger ask_log_has_seal on oart.ask_log');
    await runner.query('drop function oart.require_seals()');
    await runner.query(
      `alter table oart.ask_log add constraint ask_log_seal_fk foreign key (employer_id, seal_index)
         references oart.ask_seal (employer_id, index)`,
    );
  }
}
