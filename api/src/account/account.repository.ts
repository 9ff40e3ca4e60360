import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Permission } from '@oart/contract';
import { AccountEntity, PermissionGrantEntity } from './account.entity.ts';

@Injectable()
export class AccountRepository {
  /** Of all employers: whoever signs in has not said which is theirs. */
  byName(tx: EntityManager, signInName: string): Promise<AccountEntity | null> {
    return tx.findOneBy(AccountEntity, { signInNameSha256: nameSha256(signInName) });
  }

  byId(tx: EntityManager, employerId: string, id: string): Promise<AccountEntity | null> {
    return tx.findOneBy(AccountEntity, { employerId, id });
  }

  list(
    tx: EntityManager,
    employerId: string,
    after: string | null,
    limit: number,
  ): Promise<AccountEntity[]> {
    return tx.find(AccountEntity, {
      where: { employerId, ...(after !== null && { signInName: MoreThan(after) }) },
      order: { signInName: 'asc' },
      take: limit,
    });
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

  /** The latest grant of each of the accounts; `tx` acts as their employer. */
  async permissions(
    tx: EntityManager,
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Permission[]>> {
    const grants = await tx
      .createQueryBuilder(PermissionGrantEntity, 'permission_grant')
      .distinctOn(['permission_grant.account_id'])
      .where('permission_grant.account_id = any (:accountIds)', { accountIds })
      .orderBy('permission_grant.account_id')
      .addOrderBy('permission_grant.ledger_index', 'DESC')
      .getMany();
    return new Map(grants.map((grant) => [grant.accountId, grant.permissions]));
  }
}

function nameSha256(signInName: string): Buffer {
  return createHash('sha256').update(signInName.toLowerCase()).digest();
}
