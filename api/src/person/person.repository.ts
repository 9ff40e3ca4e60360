import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PeopleSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import { PersonEntity } from './person.entity.ts';

const COLUMNS: SortColumns<PersonEntity, PeopleSort> = {
  displayName: { by: 'displayName', as: 'text' },
  staffNumber: { by: 'staffNumber', as: 'text' },
};

@Injectable()
export class PersonRepository {
  /**
   * One page of the people known at a ledger index.
   * @param text part of a name, an alias or a staff number
   */
  async search(
    tx: EntityManager,
    asked: PageAsked<PeopleSort>,
    knownAt: number,
    text: string | undefined,
  ): Promise<Slice<PersonEntity>> {
    const people = factsKnown(tx, PersonEntity, { knownAt })
      // What was erased at the end of retention is nobody's entry any more.
      .andWhere('fact.displayName is not null and fact.staffNumber is not null');
    if (text !== undefined) {
      people.andWhere(
        `(fact.displayName ilike :part or fact.staffNumber ilike :part
          or exists (select from unnest(fact.aliases) as alias where alias ilike :part))`,
        { part: `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` },
      );
    }
    return keysetPage(people, COLUMNS, asked);
  }

  async hasStaffNumber(tx: EntityManager, staffNumber: string): Promise<boolean> {
    return tx.existsBy(PersonEntity, { staffNumber });
  }
}
