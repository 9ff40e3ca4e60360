import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PlanSelectionProtocol, ProtocolApproval } from '@oart/competency';
import { recordedOf } from '../ledger/recorded-of.ts';
import { PlanSelectionProtocolEntity, ProtocolApprovalEntity } from './protocol.entity.ts';

const IN_LEDGER_ORDER = { ledgerIndex: 'ASC' } as const;

@Injectable()
export class ProtocolRepository {
  async protocols(tx: EntityManager): Promise<readonly PlanSelectionProtocol[]> {
    const rows = await tx.find(PlanSelectionProtocolEntity, { order: IN_LEDGER_ORDER });
    return rows.map((row) => ({
      ...recordedOf(row),
      treatmentSite: row.treatmentSite,
      author: row.authorId,
      title: row.title,
    }));
  }

  async approvals(tx: EntityManager): Promise<readonly ProtocolApproval[]> {
    const rows = await tx.find(ProtocolApprovalEntity, { order: IN_LEDGER_ORDER });
    return rows.map((row) => ({
      ...recordedOf(row),
      protocol: row.protocolId,
      approver: row.approverId,
      effectiveFrom: row.effectiveFrom,
    }));
  }
}
