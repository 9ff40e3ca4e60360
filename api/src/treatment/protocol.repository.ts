import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PlanSelectionProtocol, ProtocolApproval } from '@oart/competency';
import type { ProtocolSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { everyFactRow } from '../ledger/fact-rows.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import { PlanSelectionProtocolEntity, ProtocolApprovalEntity } from './protocol.entity.ts';

const COLUMNS: SortColumns<PlanSelectionProtocolEntity, ProtocolSort> = {
  recordedAt: { by: 'ledgerIndex', as: 'number' },
  title: { by: 'title', as: 'text' },
  treatmentSite: { by: 'treatmentSite', as: 'text' },
};

@Injectable()
export class ProtocolRepository {
  async protocols(tx: EntityManager): Promise<readonly PlanSelectionProtocol[]> {
    const rows = await everyFactRow(tx, PlanSelectionProtocolEntity);
    return rows.map(protocolOf);
  }

  /** One page of the protocols known at a ledger index, for one treatment site or for all. */
  async page(
    tx: EntityManager,
    asked: PageAsked<ProtocolSort>,
    knownAt: number,
    treatmentSite: string | undefined,
  ): Promise<Slice<PlanSelectionProtocol>> {
    const having = { treatmentSite };
    const protocols = factsKnown(tx, PlanSelectionProtocolEntity, { knownAt }, having);
    const { rows, cursor } = await keysetPage(protocols, COLUMNS, asked);
    return { rows: rows.map(protocolOf), cursor };
  }

  async approvals(tx: EntityManager): Promise<readonly ProtocolApproval[]> {
    const rows = await everyFactRow(tx, ProtocolApprovalEntity);
    return rows.map((row) => ({
      ...recordedOf(row),
      protocol: row.protocolId,
      approver: row.approverId,
      effectiveFrom: row.effectiveFrom,
    }));
  }
}

function protocolOf(row: PlanSelectionProtocolEntity): PlanSelectionProtocol {
  return {
    ...recordedOf(row),
    treatmentSite: row.treatmentSite,
    author: row.authorId,
    title: row.title,
  };
}
