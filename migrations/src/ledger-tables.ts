import { keepRows } from './fact-table.ts';
import { APP_ROLE } from './roles.ts';
import { commentOn, isolateByEmployer, letGateRead } from './table-columns.ts';

/** Statements for the employer and its Merkle log: the ground under every fact. */
export function createLedgerTables(): readonly string[] {
  return [...employer(), ...ledgerHead(), ...ledgerLeaf(), ...ledgerPayload()];
}

function employer(): string[] {
  return [
    `create table oart.employer (
       employer_id uuid not null,
       name text not null,
       recorded_at timestamptz(3) not null,
       constraint employer_pk primary key (employer_id),
       constraint employer_name_says_something check (name ~ '\\S')
     )`,
    commentOn(
      'employer',
      'ledger | An employer: the owner of one ledger and of all rows under it.',
    ),
    ...isolateByEmployer('employer'),
    ...letGateRead('employer'),
    `grant select, insert on oart.employer to ${APP_ROLE}`,
    ...keepRows('employer', []),
  ];
}

function ledgerHead(): string[] {
  return [
    `create table oart.ledger_head (
       employer_id uuid not null,
       next_index bigint not null,
       recorded_at timestamptz(3) not null,
       constraint ledger_head_pk primary key (employer_id),
       constraint ledger_head_employer_fk foreign key (employer_id) references oart.employer (employer_id)
     )`,
    commentOn(
      'ledger_head',
      'working | own | The end of an employer’s log; its lock hands out index and time.',
    ),
    ...isolateByEmployer('ledger_head'),
    ...letGateRead('ledger_head'),
    `grant select, insert, update on oart.ledger_head to ${APP_ROLE}`,
    `create function oart.advance_head() returns trigger language plpgsql
       set search_path = pg_catalog as $$
     begin
       if new.employer_id <> old.employer_id or new.recorded_at < old.recorded_at then
         raise exception 'A ledger head keeps its employer and its time never goes back';
       end if;
       if new.next_index - old.next_index <> (
         select count(*) from oart.ledger_leaf
         where employer_id = new.employer_id and index >= old.next_index and index < new.next_index
       ) or new.next_index < old.next_index then
         raise exception 'A ledger head moves over leaves that exist, and only forward';
       end if;
       perform pg_notify('oart_ledger', new.employer_id || ' ' || new.next_index);
       return new;
     end $$`,
    `create trigger ledger_head_advances before update on oart.ledger_head
       for each row execute function oart.advance_head()`,
    'alter table oart.ledger_head enable always trigger ledger_head_advances',
  ];
}

function ledgerLeaf(): string[] {
  return [
    `create table oart.ledger_leaf (
       employer_id uuid not null,
       index bigint not null,
       fact_id uuid not null,
       leaf bytea not null,
       leaf_hash bytea not null,
       recorded_at timestamptz(3) not null,
       constraint ledger_leaf_pk primary key (employer_id, index),
       constraint ledger_leaf_one_per_fact unique (employer_id, fact_id),
       constraint ledger_leaf_of_fact unique (employer_id, index, fact_id),
       constraint ledger_leaf_employer_fk foreign key (employer_id) references oart.employer (employer_id),
       constraint ledger_leaf_index_not_negative check (index >= 0),
       constraint ledger_leaf_hash_is_of_leaf check (leaf_hash = sha256('\\x00'::bytea || leaf))
     )`,
    commentOn(
      'ledger_leaf',
      'ledger | A leaf of an employer’s log, never changed; holds no personal data.',
    ),
    ...isolateByEmployer('ledger_leaf'),
    ...letGateRead('ledger_leaf'),
    `grant select, insert on oart.ledger_leaf to ${APP_ROLE}`,
    ...keepRows('ledger_leaf', []),
  ];
}

function ledgerPayload(): string[] {
  return [
    `create table oart.ledger_payload (
       employer_id uuid not null,
       index bigint not null,
       payload bytea not null,
       nonce bytea not null,
       constraint ledger_payload_pk primary key (employer_id, index),
       constraint ledger_payload_leaf_fk foreign key (employer_id, index)
         references oart.ledger_leaf (employer_id, index) deferrable initially deferred,
       constraint ledger_payload_nonce_length check (length(nonce) = 32)
     )`,
    commentOn(
      'ledger_payload',
      'ledger | What opens a leaf’s commitment; goes when the fact is erased.',
    ),
    ...isolateByEmployer('ledger_payload'),
    ...letGateRead('ledger_payload'),
    `grant select, insert on oart.ledger_payload to ${APP_ROLE}`,
    `create function oart.refuse_payload_change() returns trigger language plpgsql
       set search_path = pg_catalog as $$
     begin
       if tg_op = 'DELETE' and current_user = 'oart_owner'
          and current_setting('oart.erasing_index', true) = old.index::text then
         return old;
       end if;
       raise exception 'oart.ledger_payload is only ever added to' using errcode = 'restrict_violation';
     end $$`,
    `create trigger ledger_payload_is_kept before update or delete on oart.ledger_payload
       for each row execute function oart.refuse_payload_change()`,
    `create trigger ledger_payload_is_not_truncated before truncate on oart.ledger_payload
       for each statement execute function oart.refuse_payload_change()`,
    'alter table oart.ledger_payload enable always trigger ledger_payload_is_kept',
    'alter table oart.ledger_payload enable always trigger ledger_payload_is_not_truncated',
  ];
}
