import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import type { AuditorReadSort, AuditorReadView, Page } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { Caller } from '../http/caller.ts';
import { Recorder, headIndex, instant } from '../ledger/recorder.ts';
import { AccountRepository } from './account.repository.ts';
import type { AuditorReadQuery } from './auditor-read.dto.ts';
import { AuditorReadEntity } from './auditor-read.entity.ts';

const COLUMNS: SortColumns<AuditorReadEntity, AuditorReadSort> = {
  readAt: { by: 'readAt', as: 'instant' },
};

/** What auditors look at: they see every reason in full, and each look is written down first (I15). */
@Injectable()
export class AuditorReadService {
  readonly #recorder: Recorder;
  readonly #accounts: AccountRepository;

  constructor(recorder: Recorder, accounts: AccountRepository) {
    this.#recorder = recorder;
    this.#accounts = accounts;
  }

  /**
   * Writes down what a caller asks for, where the caller is an auditor.
   * @param asked the body of a question that is asked by POST
   * @throws where it cannot be written down: then nothing is shown
   */
  async record(
    { employerId, accountId, permissions, auditorScope: scope }: Caller,
    { method, url: address }: Pick<FastifyRequest, 'method' | 'url'>,
    asked: object | null,
  ): Promise<void> {
    if (!permissions.includes('auditor')) return;
    await this.#recorder.write(employerId, async (tx) => {
      const readAt = await instant(tx);
      const id = uuidv7();
      const read = { employerId, id, accountId, method, address, asked, scope, readAt };
      await tx.insert(AuditorReadEntity, read);
    });
  }

  list({ employerId }: Caller, asked: AuditorReadQuery): Promise<Page<AuditorReadView>> {
    return this.#recorder.read(employerId, async (tx) => {
      const reads = tx
        .createQueryBuilder(AuditorReadEntity, 'read')
        .where('read.employerId = :employerId', { employerId });
      const { rows, cursor } = await keysetPage(reads, COLUMNS, asked);
      const ids = rows.map(({ accountId }) => accountId);
      const names = await this.#accounts.names(tx, employerId, [...new Set(ids)]);
      const items = rows.map(({ id, accountId, method, address, asked, scope, readAt }) => {
        const signInName = names.get(accountId) ?? '';
        const question = asked === null ? null : JSON.stringify(asked);
        return {
          id,
          accountId,
          signInName,
          method,
          address,
          asked: question,
          readAt,
          scope: scope === null ? null : JSON.stringify(scope),
        };
      });
      return { items, cursor, ledgerIndex: await headIndex(tx, employerId) };
    });
  }
}
