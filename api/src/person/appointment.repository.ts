import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { DelegationSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import { DelegationEntity, DelegationEndEntity } from './appointment.entity.ts';

const COLUMNS: SortColumns<DelegationEntity, DelegationSort> = {
  recordedAt: { by: 'ledgerIndex', as: 'number' },
  from: { by: 'startsOn', as: 'day' },
  until: { by: 'endsOn', as: 'day' },
};

@Injectable()
export class AppointmentRepository {
  /** One page of the delegations known at a ledger index, of one person or of all. */
  async delegations(
    tx: EntityManager,
    asked: PageAsked<DelegationSort>,
    knownAt: number,
    person: string | undefined,
  ): Promise<Slice<DelegationEntity>> {
    const delegations = factsKnown(tx, DelegationEntity, { knownAt }, { personId: person });
    return keysetPage(delegations, COLUMNS, asked);
  }

  async delegation(tx: EntityManager, id: string): Promise<DelegationEntity | null> {
    return tx.findOneBy(DelegationEntity, { id });
  }

  async ends(
    tx: EntityManager,
    delegations: readonly string[],
  ): Promise<readonly DelegationEndEntity[]> {
    return tx.findBy(DelegationEndEntity, { delegationId: In([...delegations]) });
  }

  /** The number of the next delegation; nobody else takes it while the ledger head is held. */
  async nextNumber(tx: EntityManager): Promise<string> {
    const count = await tx.count(DelegationEntity);
    return `D-${String(count + 1).padStart(4, '0')}`;
  }
}
