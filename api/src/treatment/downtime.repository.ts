import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { asKnown, correctedDowntime } from '@oart/competency';
import type {
  CorrectedDowntime,
  DowntimeCorrection,
  DowntimePeriod,
  FactFields,
} from '@oart/competency';
import type { DowntimeSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import { recordedOf } from '../ledger/recorded-of.ts';
import type { Recording } from '../ledger/recording.ts';
import { DowntimeCorrectionEntity, DowntimePeriodEntity } from './exceptional-act.entity.ts';

const IN_LEDGER_ORDER = { ledgerIndex: 'ASC' } as const;

const COLUMNS: SortColumns<DowntimePeriodEntity, DowntimeSort> = {
  recordedAt: { by: 'ledgerIndex', as: 'number' },
  from: { by: 'startedAt', as: 'instant' },
  to: { by: 'endedAt', as: 'instant' },
};

@Injectable()
export class DowntimeRepository {
  /** Every downtime, as corrected by all that is on file. */
  async all(tx: EntityManager): Promise<readonly CorrectedDowntime[]> {
    const rows = await tx.find(DowntimePeriodEntity, { order: IN_LEDGER_ORDER });
    return this.#corrected(tx, rows.map(downtimeOf), Infinity);
  }

  /** Null for an id that is not on file here. */
  async one(tx: EntityManager, id: string): Promise<CorrectedDowntime | null> {
    const row = await tx.findOneBy(DowntimePeriodEntity, { id });
    if (row === null) return null;
    const [found] = await this.#corrected(tx, [downtimeOf(row)], Infinity);
    return found ?? null;
  }

  /** One page of the downtimes known at a ledger index, as corrected by then. */
  async page(
    tx: EntityManager,
    asked: PageAsked<DowntimeSort>,
    knownAt: number,
    unitId: string | undefined,
  ): Promise<Slice<CorrectedDowntime>> {
    const known = factsKnown(tx, DowntimePeriodEntity, { knownAt }, { unitId });
    const { rows, cursor } = await keysetPage(known, COLUMNS, asked);
    return { rows: await this.#corrected(tx, rows.map(downtimeOf), knownAt), cursor };
  }

  async add(tx: Recording, fields: FactFields<DowntimePeriod>): Promise<DowntimePeriod> {
    const { unit, from, to, reason } = fields;
    const columns = { unitId: unit, startedAt: from, endedAt: to, reason };
    return { ...fields, ...(await tx.add(DowntimePeriodEntity, uuidv7(), columns)) };
  }

  async correct(
    tx: Recording,
    fields: FactFields<DowntimeCorrection>,
  ): Promise<DowntimeCorrection> {
    const { downtime, span, reason, corrector } = fields;
    const { from: startedAt, to: endedAt } = span ?? { from: null, to: null };
    const recorded = await tx.add(DowntimeCorrectionEntity, uuidv7(), {
      downtimeId: downtime,
      startedAt,
      endedAt,
      reason,
      correctorId: corrector,
    });
    return { ...fields, ...recorded };
  }

  async #corrected(
    tx: EntityManager,
    periods: readonly DowntimePeriod[],
    knownAt: number,
  ): Promise<readonly CorrectedDowntime[]> {
    const rows = await tx.find(DowntimeCorrectionEntity, {
      where: { downtimeId: Any(periods.map(({ id }) => id)) },
      order: IN_LEDGER_ORDER,
    });
    const corrections = asKnown(rows.map(correctionOf), knownAt);
    return periods.map((period) => correctedDowntime(period, corrections));
  }
}

function downtimeOf(row: DowntimePeriodEntity): DowntimePeriod {
  return {
    ...recordedOf(row),
    unit: row.unitId,
    from: row.startedAt,
    to: row.endedAt,
    reason: row.reason ?? '',
  };
}

function correctionOf(row: DowntimeCorrectionEntity): DowntimeCorrection {
  const { startedAt: from, endedAt: to } = row;
  return {
    ...recordedOf(row),
    downtime: row.downtimeId,
    span: from === null || to === null ? null : { from, to },
    reason: row.reason ?? '',
    corrector: row.correctorId,
  };
}
