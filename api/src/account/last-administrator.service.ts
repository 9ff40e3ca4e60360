import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonId } from '@oart/competency';
import { ProblemError } from '../http/problem-error.ts';
import { PersonnelFactsService } from '../person/personnel-facts.service.ts';

/** Keeps an employer from locking itself out: who leaves can no longer sign in. */
@Injectable()
export class LastAdministratorService {
  readonly #people: PersonnelFactsService;

  constructor(people: PersonnelFactsService) {
    this.#people = people;
  }

  /**
   * Whoever is the only one that may open accounts cannot be given a last day.
   * @throws `conflict`
   */
  async requireAnother(tx: EntityManager, leaver: PersonId): Promise<void> {
    await this.#requireOneStays(tx, ({ person }) => person === leaver, {
      pointer: '/endsOn',
      message:
        'This is the only system administrator who stays: make another one, who has signed in, before recording a last day.',
    });
  }

  /**
   * The account of the only administrator who stays is not closed, nor is the permission taken from it:
   * whoever does it may have a last day on file.
   * @throws `conflict`
   */
  async requireAnotherAccount(tx: EntityManager, account: string): Promise<void> {
    await this.#requireOneStays(tx, ({ id }) => id === account, {
      pointer: '',
      message:
        'This is the only system administrator without a last day on file: make another one, who has signed in, first.',
    });
  }

  async #requireOneStays(
    tx: EntityManager,
    isLosing: (administrator: Administrator) => boolean,
    error: { readonly pointer: string; readonly message: string },
  ): Promise<void> {
    const administrators = await openAdministrators(tx);
    if (!administrators.some(isLosing)) return;
    for (const other of administrators) {
      if (isLosing(other) || !other.hasEntered) continue;
      if (other.person === null || (await this.#stays(tx, other.person))) return;
    }
    throw new ProblemError('conflict', error.message, { errors: [error] });
  }

  async #stays(tx: EntityManager, person: PersonId): Promise<boolean> {
    const posts = await this.#people.employments(tx, person);
    return posts.length === 0 || posts.some(({ endsOn }) => endsOn === null);
  }
}

interface Administrator {
  readonly id: string;
  /** Null for a service account. */
  readonly person: PersonId | null;
  /** Whether somebody has signed in with it: one whose link was never used keeps nobody in. */
  readonly hasEntered: boolean;
}

interface AdministratorRow {
  readonly id: string;
  readonly person_id: PersonId | null;
  readonly permissions: readonly string[];
  readonly has_entered: boolean;
}

/** The open accounts that may open others. */
async function openAdministrators(tx: EntityManager): Promise<readonly Administrator[]> {
  const rows = await tx.query<AdministratorRow[]>(
    `select distinct on (account.id) account.id, account.person_id, permission_grant.permissions,
            account.last_sign_in_at is not null as has_entered
       from oart.account
       join oart.permission_grant on permission_grant.employer_id = account.employer_id
        and permission_grant.account_id = account.id
      where account.employer_id = current_setting('app.employer_id')::uuid
        and account.closed_at is null
      order by account.id, permission_grant.ledger_index desc`,
  );
  return rows
    .filter(({ permissions }) => permissions.includes('system-administrator'))
    .map(({ id, person_id: person, has_entered: hasEntered }) => ({ id, person, hasEntered }));
}
