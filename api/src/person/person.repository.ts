import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Person } from '@oart/competency';
import { personOf } from './personnel-facts.repository.ts';
import { PersonEntity } from './person.entity.ts';

export interface PeopleSearch {
  /** Part of a name, an alias or a staff number. */
  readonly text: string | null;
  /** Name and id of the last person of the page before. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

@Injectable()
export class PersonRepository {
  /** People by name, one more than the limit where there are more. */
  async search(
    tx: EntityManager,
    { text, after, limit }: PeopleSearch,
  ): Promise<readonly Person[]> {
    const query = tx
      .createQueryBuilder(PersonEntity, 'person')
      .where('person.displayName is not null')
      .orderBy('person.displayName')
      .addOrderBy('person.id')
      .limit(limit + 1);
    if (text !== null) {
      query.andWhere(
        `(person.displayName ilike :part or person.staffNumber ilike :part
          or exists (select from unnest(person.aliases) as alias where alias ilike :part))`,
        { part: `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` },
      );
    }
    if (after !== null) {
      query.andWhere('(person.displayName, person.id) > (:name, :id)', {
        name: after[0],
        id: after[1],
      });
    }
    return (await query.getMany()).map(personOf);
  }

  async hasStaffNumber(tx: EntityManager, staffNumber: string): Promise<boolean> {
    return tx.existsBy(PersonEntity, { staffNumber });
  }
}
