import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonId } from '@oart/competency';
import type { Permission } from '@oart/contract';

/** Which people hold which permission through an open account, for saying who can cure something. */
@Injectable()
export class PermissionHoldersService {
  async holders(tx: EntityManager): Promise<ReadonlyMap<Permission, readonly PersonId[]>> {
    const rows = await tx.query<{ person_id: PersonId; permissions: Permission[] }[]>(
      `select distinct on (account.id) account.person_id, permission_grant.permissions
         from oart.account
         join oart.permission_grant on permission_grant.employer_id = account.employer_id
          and permission_grant.account_id = account.id
        where account.employer_id = current_setting('app.employer_id')::uuid
          and account.person_id is not null and account.closed_at is null
        order by account.id, permission_grant.ledger_index desc`,
    );
    const holders = new Map<Permission, PersonId[]>();
    for (const { person_id: person, permissions } of rows) {
      for (const permission of permissions) {
        const known = holders.get(permission) ?? [];
        if (!known.includes(person)) holders.set(permission, [...known, person]);
      }
    }
    return holders;
  }
}
