import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { DelegationEntity, DelegationEndEntity } from './appointment.entity.ts';

@Injectable()
export class AppointmentRepository {
  /** Delegations, newest first, one more than the limit where there are more. */
  async delegations(
    tx: EntityManager,
    before: number | null,
    limit: number,
  ): Promise<readonly DelegationEntity[]> {
    return tx.find(DelegationEntity, {
      where: before === null ? {} : { ledgerIndex: LessThan(before) },
      order: { ledgerIndex: 'DESC' },
      take: limit + 1,
    });
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
