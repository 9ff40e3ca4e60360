import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { ApiKeyRequest, ApiKeyView, Page } from '@oart/contract';
import { AccountHolderService } from '../account/account-holder.service.ts';
import type { Caller } from '../http/caller.ts';
import { invalid, notFound } from '../http/problem-error.ts';
import { newToken, tokenSha256 } from '../http/secret-token.ts';
import { awaitInForce } from '../ledger-feed/in-force.ts';
import { Recorder, headIndex, instant } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { OrganisationService } from '../organisation/organisation.service.ts';
import type { ApiKeyQuery } from './api-key.dto.ts';
import type { ApiKeyEntity } from './api-key.entity.ts';
import { ApiKeyMemory } from './api-key-memory.service.ts';
import { ApiKeyRepository } from './api-key.repository.ts';
import { askerWithKey } from './asker.ts';
import type { Asker } from './asker.ts';

/** What a caller sends as `Authorization: Bearer oart_...`: 256 random bits behind a mark to search for. */
const FORM = /^oart_[\w-]{43}$/;

@Injectable()
export class ApiKeyService {
  readonly #database: DataSource;
  readonly #recorder: Recorder;
  readonly #keys: ApiKeyRepository;
  readonly #organisation: OrganisationService;
  readonly #memory: ApiKeyMemory;
  readonly #holders: AccountHolderService;

  constructor(
    database: DataSource,
    recorder: Recorder,
    keys: ApiKeyRepository,
    organisation: OrganisationService,
    memory: ApiKeyMemory,
    holders: AccountHolderService,
  ) {
    this.#database = database;
    this.#recorder = recorder;
    this.#keys = keys;
    this.#organisation = organisation;
    this.#memory = memory;
    this.#holders = holders;
  }

  /** Makes a key. The answer is the only place where it can ever be read: a repetition of the request has none. */
  async make(
    request: RecordingRequest,
    caller: Caller,
    { title, scopes = ['ask'], units = null }: ApiKeyRequest,
  ): Promise<Outcome<ApiKeyView>> {
    const maker = (await this.#holders.holder(caller))?.signInName ?? null;
    const key = `oart_${newToken()}`;
    const make = async (tx: EntityManager): Promise<ApiKeyView> => {
      const known = new Set<string>((await this.#organisation.units(tx)).map(({ id }) => id));
      if (units?.some((unit) => !known.has(unit)) === true) {
        throw invalid('/units', 'There is no such treatment unit here.');
      }
      const made = {
        employerId: caller.employerId,
        id: uuidv7(),
        title,
        scopes,
        unitIds: units,
        keySha256: tokenSha256(key),
        createdAt: await instant(tx),
        createdByAccountId: caller.accountId,
      };
      await this.#keys.add(tx, made);
      return { ...viewOf({ ...made, lastUsedAt: null, closedAt: null }, maker), key };
    };
    return this.#recorder.writeOnce(request, make, (view) => ({ ...view, key: null }));
  }

  async list({ employerId }: Caller, query: ApiKeyQuery): Promise<Page<ApiKeyView>> {
    const { rows, ...page } = await this.#recorder.read(employerId, async (tx) => ({
      ...(await this.#keys.page(tx, employerId, query, query.state)),
      ledgerIndex: await headIndex(tx, employerId),
    }));
    const makers = await this.#makers(rows);
    const items = rows.map((row) => viewOf(row, makers.get(row.createdByAccountId) ?? null));
    return { items, ...page };
  }

  /** Sign-in names of those who made the keys and are still here, by account. */
  async #makers(keys: readonly ApiKeyEntity[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const { employerId, createdByAccountId: accountId } of keys) {
      if (names.has(accountId)) continue;
      const holder = await this.#holders.holder({ employerId, accountId });
      if (holder?.leftOn === null) names.set(accountId, holder.signInName);
    }
    return names;
  }

  /** Closes a key. When this returns no process answers a question asked with it any more. */
  async close(caller: Caller, id: string): Promise<void> {
    await this.#recorder.write(caller.employerId, async (tx) => {
      const closed = await this.#keys.close(tx, caller.employerId, id, await instant(tx));
      if (!closed) throw notFound();
    });
    await awaitInForce((sql, parameters) => this.#database.query(sql, parameters));
  }

  /** Who asks with this key, where that is known from memory; null where `askerOf` must be asked. */
  askerAtOnce(key: string, requestId: string): Asker | null {
    return FORM.test(key) ? this.#memory.askerOf(key, requestId) : null;
  }

  /** Who asks with this key, or null where it opens nothing. */
  async askerOf(key: string, requestId: string): Promise<Asker | null> {
    if (!FORM.test(key)) return null;
    const remembered = this.#memory.askerOf(key, requestId);
    if (remembered !== null) return remembered;
    this.#memory.useIsWritten(key);
    const keySha256 = tokenSha256(key);
    const found = await this.#keys.byHash(this.#database.manager, keySha256);
    if (found === null || !timingSafeEqual(found.keySha256, keySha256)) return null;
    await this.#keys.markUsed(this.#database.manager, found);
    return askerWithKey(found, requestId);
  }
}

function viewOf(key: Omit<ApiKeyEntity, 'keySha256'>, madeBy: string | null): ApiKeyView {
  return {
    id: key.id,
    title: key.title,
    scopes: key.scopes,
    units: key.unitIds,
    createdAt: key.createdAt,
    lastUsedAt: key.lastUsedAt,
    closedAt: key.closedAt,
    madeBy,
    key: null,
  };
}
