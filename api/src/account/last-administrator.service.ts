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
    const administrators = await openAdministrators(tx);
    if (!administrators.includes(leaver)) return;
    for (const other of administrators) {
      if (other === null || (other !== leaver && (await this.#stays(tx, other)))) return;
    }
    const message =
      'This is the only system administrator who stays: make another one before recording a last day.';
    throw new ProblemError('conflict', message, { errors: [{ pointer: '/endsOn', message }] });
  }

  async #stays(tx: EntityManager, person: PersonId): Promise<boolean> {
    const posts = await this.#people.employments(tx, person);
    return posts.length === 0 || posts.some(({ endsOn }) => endsOn === null);
  }
}

/** The person behind each open account that may open others; null where there is none. */
async function openAdministrators(tx: EntityManager): Promise<readonly (PersonId | null)[]> {
  const rows = await tx.query<{ person_id: PersonId | null; permissions: string[] }[]>(
    `select distinct on (account.id) account.person_id, permission_grant.permissions
       from oart.account
       join oart.permission_grant on permission_grant.employer_id = account.employer_id
        and permission_grant.account_id = account.id
      where account.employer_id = current_setting('app.employer_id')::uuid
        and account.closed_at is null
      order by account.id, permission_grant.ledger_index desc`,
  );
  return rows
    .filter(({ permissions }) => permissions.includes('system-administrator'))
    .map(({ person_id: person }) => person);
}
