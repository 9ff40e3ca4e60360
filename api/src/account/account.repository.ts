import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Any, In, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { AccountSort, AccountView } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { AccountEntity, InvitationEntity, PermissionGrantEntity } from './account.entity.ts';

/** Who never signed in comes before everybody who did. */
const COLUMNS: SortColumns<AccountEntity, AccountSort> = {
  signInName: { by: 'signInName', as: 'text' },
  lastSignInAt: { by: 'lastSignInAt', as: 'instant', absent: '-infinity' },
};

@Injectable()
export class AccountRepository {
  /** Of all employers: whoever signs in has not said which is theirs. */
  byName(tx: EntityManager, signInName: string): Promise<AccountEntity | null> {
    return tx.findOneBy(AccountEntity, { signInNameSha256: nameSha256(signInName) });
  }

  byId(tx: EntityManager, employerId: string, id: string): Promise<AccountEntity | null> {
    return tx.findOneBy(AccountEntity, { employerId, id });
  }

  byIds(tx: EntityManager, employerId: string, ids: readonly string[]): Promise<AccountEntity[]> {
    return tx.findBy(AccountEntity, { employerId, id: In([...ids]) });
  }

  /** One page of the accounts of an employer, all or those in one state. */
  page(
    tx: EntityManager,
    employerId: string,
    asked: PageAsked<AccountSort>,
    state: AccountView['state'] | undefined,
  ): Promise<Slice<AccountEntity>> {
    const accounts = tx
      .createQueryBuilder(AccountEntity, 'account')
      .where('account.employerId = :employerId', { employerId });
    if (state !== undefined) {
      accounts.andWhere(`account.closedAt is ${state === 'active' ? '' : 'not '}null`);
    }
    return keysetPage(accounts, COLUMNS, asked);
  }

  /** The accounts of the switcher, open ones only. */
  demonstration(tx: EntityManager): Promise<AccountEntity[]> {
    return tx.find(AccountEntity, {
      where: { demonstrationPost: Not(IsNull()), closedAt: IsNull() },
      order: { id: 'asc' },
    });
  }

  async add(tx: EntityManager, account: Omit<AccountEntity, 'signInNameSha256'>): Promise<void> {
    await tx.insert(AccountEntity, {
      ...account,
      signInNameSha256: nameSha256(account.signInName),
    });
  }

  async change(
    tx: EntityManager,
    { employerId, id }: Pick<AccountEntity, 'employerId' | 'id'>,
    values: Partial<
      Pick<AccountEntity, 'passwordHash' | 'closedAt' | 'sessionsEndedAt' | 'lastSignInAt'>
    >,
  ): Promise<void> {
    await tx.update(AccountEntity, { employerId, id }, values);
  }

  /** Links that were not used open nothing any more. */
  async endInvitations(
    tx: EntityManager,
    { employerId, id: accountId }: Pick<AccountEntity, 'employerId' | 'id'>,
  ): Promise<void> {
    await tx.delete(InvitationEntity, { employerId, accountId, usedAt: IsNull() });
  }

  /** The latest grant of each of the accounts; `tx` acts as their employer. */
  async grants(
    tx: EntityManager,
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, PermissionGrantEntity>> {
    const grants = await tx
      .createQueryBuilder(PermissionGrantEntity, 'permission_grant')
      .distinctOn(['permission_grant.account_id'])
      .where('permission_grant.account_id = any (:accountIds)', { accountIds })
      .orderBy('permission_grant.account_id')
      .addOrderBy('permission_grant.ledger_index', 'DESC')
      .getMany();
    return new Map(grants.map((grant) => [grant.accountId, grant]));
  }

  /** The sign-in name of each of the accounts of an employer, by id. */
  async names(
    tx: EntityManager,
    employerId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const accounts = await tx.findBy(AccountEntity, { employerId, id: Any([...ids]) });
    return new Map(accounts.map(({ id, signInName }) => [id, signInName]));
  }
}

function nameSha256(signInName: string): Buffer {
  return createHash('sha256').update(signInName.toLowerCase()).digest();
}
