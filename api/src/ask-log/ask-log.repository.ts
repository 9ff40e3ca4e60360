import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant } from '@oart/competency';
import type { AskSort } from '@oart/contract';
import { leafHash, leafOfCanonical } from '@oart/ledger';
import { inSlices } from '../http/in-slices.ts';
import { pageOfAll } from '../http/page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { readCursor } from '../http/cursor.ts';
import { isDescending } from '../http/sort.ts';
import { sha256 } from '../ledger/recording.ts';
import type { LoggedAnswer, WrittenAsk } from './ask-log.ts';
import { OPEN_BRACE, SHORT, asksIn, packed, unpacked } from './ask-bundle.ts';
import type { ClosedBundle } from './ask-bundle.ts';

/** What asks are looked for by; what concerns an answer must hold of one and the same. */
export interface AskFilter {
  readonly person?: string;
  readonly task?: string;
  readonly treatmentSite?: string;
  readonly unit?: string;
  readonly outcome?: LoggedAnswer['outcome'];
  readonly asker?: string;
  readonly from?: Instant;
  readonly until?: Instant;
}

type Asked = PageAsked<AskSort> & AskFilter;

/** A row: everything that was written together. */
interface BundleRow {
  readonly sealIndex: string;
  readonly askedFrom: Instant;
  readonly askedUntil: Instant;
  readonly packed: Buffer;
}

/** How many rows are read first while asks are looked for; each time as many again, up to the most. */
const FEWEST_BUNDLES = 4;
const MOST_BUNDLES = 256;

@Injectable()
export class AskLogRepository {
  /**
   * One page of the requests of an employer, in the order of time. Rows overlap in time where several processes
   * write, so that a request is only shown when no row that is left can hold one before it.
   */
  async page(tx: EntityManager, employerId: string, asked: Asked): Promise<Slice<WrittenAsk>> {
    const found: WrittenAsk[] = [];
    const filter = inSmallLetters(asked);
    const texts = textsIn(filter);
    const pageOf = (asks: readonly WrittenAsk[]): Slice<WrittenAsk> =>
      pageOfAll(asks, BY_TIME, ({ id }) => id, asked);
    let last: BundleRow | null = null;
    for (let many = FEWEST_BUNDLES; ; many = Math.min(2 * many, MOST_BUNDLES)) {
      const rows: readonly BundleRow[] = await bundles(tx, employerId, asked, texts, {
        last,
        most: many,
      });
      found.push(...(await inSlices(rows, (row) => asksFoundIn(row, filter, texts))).flat());
      last = rows.at(-1) ?? null;
      if (last === null || rows.length < many) return pageOf(found);
      const { askedFrom, askedUntil } = last;
      const page = pageOf(
        found.filter(({ askedAt }) =>
          isDescending(asked.sort) ? askedAt > askedUntil : askedAt < askedFrom,
        ),
      );
      if (page.cursor !== null) return page;
    }
  }

  /** Writes asks with one leaf of the employer's log of asks over all of them; those that are on file are not written again. */
  async add(
    tx: EntityManager,
    employerId: string,
    { id, payload, askedFrom, askedUntil }: ClosedBundle,
  ): Promise<void> {
    const kept = await packed(payload);
    // One writer at a time, so that the leaves are in order and without gaps.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('ask log ' || $1, 0))`, [
      employerId,
    ]);
    const [next] = await tx.query<{ index: string; now: Instant; isWritten: boolean }[]>(
      `select coalesce(max(index) + 1, 0) as index, oart.instant() as now,
         exists (select from oart.ask_log where employer_id = $1 and id = $2) as "isWritten"
       from oart.ask_seal where employer_id = $1`,
      [employerId, id],
    );
    if (next === undefined) throw new Error('The log of asks has no end');
    if (next.isWritten) return;
    const nonce = randomBytes(32);
    const leaf = leafOfCanonical({ id, time: next.now, nonce, payload, hash: sha256 });
    await tx.query(
      `insert into oart.ask_seal (employer_id, index, leaf, leaf_hash, nonce, sealed_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [employerId, next.index, leaf.bytes, leafHash(sha256, leaf.bytes), leaf.nonce, next.now],
    );
    await tx.query(
      `insert into oart.ask_log (employer_id, seal_index, id, asked_from, asked_until, packed)
       values ($1, $2, $3, $4, $5, $6)`,
      [employerId, next.index, id, askedFrom, askedUntil, kept],
    );
  }
}

const BY_TIME = { askedAt: { of: ({ askedAt }: WrittenAsk) => askedAt, as: 'instant' } } as const;

/** The texts that stand in the bytes of every row in which something is found, as they are written there. */
function textsIn(filter: AskFilter): readonly string[] {
  const { person, task, treatmentSite, unit, outcome, asker } = filter;
  return [person, task, treatmentSite, unit, outcome, asker]
    .filter((text) => text !== undefined)
    .map((text) => JSON.stringify(text));
}

/**
 * The next rows that may hold what is asked for, newest or oldest first. Of rows that are kept as they are PostgreSQL
 * leaves out those that cannot: where little is asked each request has a row of its own, and most are looked through
 * for nothing.
 */
function bundles(
  tx: EntityManager,
  employerId: string,
  asked: Asked,
  texts: readonly string[],
  { last, most }: { readonly last: BundleRow | null; readonly most: number },
): Promise<BundleRow[]> {
  const newestFirst = isDescending(asked.sort);
  const after = readCursor(asked, 'instant', 'text')?.key;
  const [first, order, beyond] = newestFirst
    ? ['asked_until', 'desc', '<']
    : ['asked_from', 'asc', '>'];
  const { from = '-infinity', until = 'infinity' } = asked;
  return tx.query(
    `select seal_index as "sealIndex", asked_from as "askedFrom", asked_until as "askedUntil", packed
     from oart.ask_log
     where employer_id = $1 and asked_until >= $2 and asked_until >= $3
       and asked_from < $4 and asked_from <= $5
       and ($6::timestamptz is null or (${first}, seal_index) ${beyond} ($6, $7))
       and (octet_length(packed) >= ${String(SHORT)} or get_byte(packed, 0) <> ${String(OPEN_BRACE)}
         or not exists (select from unnest($8::bytea[]) text where position(text in packed) = 0))
     order by ${first} ${order}, seal_index ${order} limit $9`,
    [
      employerId,
      from,
      newestFirst ? '-infinity' : (after ?? '-infinity'),
      until,
      newestFirst ? (after ?? 'infinity') : 'infinity',
      last === null ? null : newestFirst ? last.askedUntil : last.askedFrom,
      last?.sealIndex ?? null,
      texts.map((text) => Buffer.from(text)),
      most,
    ],
  );
}

/** Ids are kept in small letters, and may be asked for in capitals. */
function inSmallLetters({ person, unit, asker, ...others }: AskFilter): AskFilter {
  return {
    ...others,
    ...(person !== undefined && { person: person.toLowerCase() }),
    ...(unit !== undefined && { unit: unit.toLowerCase() }),
    ...(asker !== undefined && { asker: asker.toLowerCase() }),
  };
}

function asksFoundIn(
  { sealIndex, packed: bytes }: BundleRow,
  filter: AskFilter,
  texts: readonly string[],
): readonly WrittenAsk[] {
  const payload = unpacked(bytes);
  if (!texts.every((text) => payload.includes(text))) return [];
  return asksIn(payload)
    .map((ask, place) => ({ ...ask, sealIndex: Number(sealIndex), place }))
    .filter((ask) => isAskedFor(ask, filter));
}

function isAskedFor(
  { askedAt, askerId, answers }: WrittenAsk,
  { person, task, treatmentSite, unit, outcome, asker, from, until }: AskFilter,
): boolean {
  if (asker !== undefined && askerId !== asker) return false;
  if (from !== undefined && askedAt < from) return false;
  if (until !== undefined && askedAt >= until) return false;
  const wanted = Object.entries({ person, task, treatmentSite, unit, outcome }).filter(
    ([, value]) => value !== undefined,
  );
  if (wanted.length === 0) return true;
  return answers.some((answer) =>
    wanted.every(([name, value]) => answer[name as keyof LoggedAnswer] === value),
  );
}
