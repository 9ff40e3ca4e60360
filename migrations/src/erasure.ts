import { createFactTable } from './fact-table.ts';
import { RETENTION_ROLE } from './roles.ts';

/**
 * Statements for the end of retention: the erasure fact and `oart.erase_fact`, the only way to
 * remove what a fact says. The tree still verifies, and the removal is itself a leaf.
 */
export function createErasure(): readonly string[] {
  return [
    ...createFactTable({
      name: 'erasure',
      says: 'That the erasable columns and the payload of a fact were removed, and on what ground.',
      columns: {
        erased_table: 'text not null',
        erased_id: 'uuid not null',
        ground: 'text not null',
      },
      constraints: [
        "constraint erasure_states_its_ground check (ground ~ '\\S')",
        'constraint erasure_once unique (employer_id, erased_table, erased_id)',
        'constraint erasure_of_leaf_fk foreign key (employer_id, erased_id)' +
          ' references oart.ledger_leaf (employer_id, fact_id)',
      ],
    }),
    ERASE_FACT,
    `grant execute on function oart.erase_fact(uuid, text, uuid, text) to ${RETENTION_ROLE}`,
  ];
}

/** Builds the canonical payload and leaf v1 of ADR 0002 in SQL, for this one fixed shape. */
const ERASE_FACT = `
create function oart.erase_fact(employer uuid, fact_table text, fact uuid, ground text)
returns uuid language plpgsql security definer set search_path = pg_catalog as $$
declare
  marked text := obj_description(to_regclass(format('oart.%I', fact_table)), 'pg_class');
  erasable text := substring(marked from '^fact \\| erasable: ([a-z0-9_, ]+) \\|');
  assignments text;
  erased_index bigint;
  erasure_id uuid := gen_random_uuid();
  -- Three random UUIDs carry more than 256 random bits; hashed to the 32 bytes of a nonce.
  nonce bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  next bigint;
  at timestamptz(3);
  at_text text;
  payload bytea;
  leaf bytea;
begin
  if erasable is null then
    raise exception '% is not a table of facts', fact_table using errcode = 'invalid_parameter_value';
  end if;
  perform set_config('app.employer_id', employer::text, true);
  with head as materialized (
    select h.next_index, h.recorded_at from oart.ledger_head h where h.employer_id = employer for update
  )
  select head.next_index, greatest(head.recorded_at, oart.instant()) into next, at from head;
  execute format('select ledger_index from oart.%I where employer_id = $1 and id = $2', fact_table)
    into erased_index using employer, fact;
  if next is null or erased_index is null then
    raise exception 'No such fact' using errcode = 'no_data_found';
  end if;

  if erasable <> 'nothing' then
    select string_agg(format('%I = null', trim(name)), ', ') into assignments
      from unnest(string_to_array(erasable, ',')) as name;
    perform set_config('oart.erasing', fact::text, true);
    execute format('update oart.%I set %s where employer_id = $1 and id = $2', fact_table, assignments)
      using employer, fact;
    perform set_config('oart.erasing', '', true);
  end if;
  perform set_config('oart.erasing_index', erased_index::text, true);
  delete from oart.ledger_payload p where p.employer_id = employer and p.index = erased_index;
  perform set_config('oart.erasing_index', '', true);

  at_text := to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  payload := convert_to(format(
    '{"row":{"employer_id":"%s","erased_id":"%s","erased_table":"%s","ground":%s,"id":"%s",'
    || '"ledger_index":"%s","recorded_at":"%s","recorded_by":null,"supersedes_id":null},'
    || '"schema":"erasure","version":1}',
    employer, fact, fact_table, to_json(ground), erasure_id, next, at_text), 'UTF8');
  leaf := convert_to(format(
    '{"commitment":"%s","id":"%s","time":"%s","v":1}',
    encode(sha256(nonce || payload), 'hex'), erasure_id, at_text), 'UTF8');

  insert into oart.erasure
    (employer_id, id, ledger_index, recorded_at, recorded_by, supersedes_id, erased_table, erased_id, ground)
    values (employer, erasure_id, next, at, null, null, fact_table, fact, ground);
  insert into oart.ledger_leaf (employer_id, index, fact_id, leaf, leaf_hash, recorded_at)
    values (employer, next, erasure_id, leaf, sha256('\\x00'::bytea || leaf), at);
  insert into oart.ledger_payload (employer_id, index, payload, nonce)
    values (employer, next, payload, nonce);
  update oart.ledger_head h set next_index = next + 1, recorded_at = at where h.employer_id = employer;
  return erasure_id;
end $$`;
