import { Injectable } from '@nestjs/common';
import { Any, IsNull, LessThanOrEqual, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { PersonId } from '@oart/competency';
import type { PeopleSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import { NameCorrectionEntity, PersonEntity } from './person.entity.ts';

/** A name on file or, where it was corrected by then, the last correction of it. */
const nameKnown = (column: string, stored: string): string =>
  `coalesce((select correction.${column} from oart.name_correction correction
    where correction.person_id = fact.id and correction.ledger_index <= :knownAt
      and correction.${column} is not null
    order by correction.ledger_index desc limit 1), ${stored})`;
const DISPLAY_NAME = nameKnown('display_name', 'fact.displayName');
const ALIASES = nameKnown('aliases', 'fact.aliases');

const COLUMNS: SortColumns<PersonEntity, PeopleSort> = {
  displayName: { by: 'displayName', as: 'text', sql: DISPLAY_NAME },
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
        `(${DISPLAY_NAME} ilike :part or fact.staffNumber ilike :part
          or exists (select from unnest(${ALIASES}) as alias where alias ilike :part))`,
        { part: `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` },
      );
    }
    return keysetPage(people, COLUMNS, asked, (rows) => namedAsKnown(tx, rows, knownAt));
  }

  async hasStaffNumber(tx: EntityManager, staffNumber: string): Promise<boolean> {
    return tx.existsBy(PersonEntity, { staffNumber });
  }
}

async function namedAsKnown(
  tx: EntityManager,
  rows: readonly PersonEntity[],
  knownAt: number,
): Promise<readonly PersonEntity[]> {
  const corrections = await tx.find(NameCorrectionEntity, {
    where: {
      personId: Any(rows.map(({ id }) => id as PersonId)),
      ledgerIndex: LessThanOrEqual(knownAt),
      displayName: Not(IsNull()),
    },
    order: { ledgerIndex: 'ASC' },
  });
  const names = new Map<string, NameCorrectionEntity>(
    corrections.map((each) => [each.personId, each]),
  );
  for (const row of rows) row.displayName = (names.get(row.id) ?? row).displayName;
  return rows;
}
