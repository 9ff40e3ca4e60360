import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { stillStands } from '@oart/competency';
import type {
  CalendarDay,
  FrameworkDocument,
  FrameworkVersion,
  PolicyDocument,
} from '@oart/competency';
import type { FrameworkVersionSort, PolicyVersionSort } from '@oart/contract';
import { keysetPage } from '../database/keyset-page.ts';
import type { SortColumns } from '../database/keyset-page.ts';
import type { PageAsked, Slice } from '../http/page.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { FactColumns } from '../ledger/fact-columns.ts';
import { everyFactRow } from '../ledger/fact-rows.ts';
import { factsKnown } from '../ledger/facts-known.ts';
import type { FactsUpTo } from '../ledger/facts-known.ts';
import {
  FrameworkApprovalEntity,
  FrameworkVersionEntity,
  FrameworkWithdrawalEntity,
  PolicyApprovalEntity,
  PolicyVersionEntity,
} from './framework.entity.ts';
import { parsedOnce } from './parsed-document.ts';

const EVERYTHING: FactsUpTo = { knownAt: Number.MAX_SAFE_INTEGER };

const FRAMEWORK_COLUMNS: SortColumns<FrameworkVersionEntity, FrameworkVersionSort> = {
  recordedAt: { by: 'ledgerIndex', as: 'number' },
  number: { by: 'number', as: 'number' },
  effectiveFrom: { by: 'effectiveFrom', as: 'day' },
};

const POLICY_COLUMNS: SortColumns<PolicyVersionEntity, PolicyVersionSort> = {
  recordedAt: { by: 'ledgerIndex', as: 'number' },
  number: { by: 'number', as: 'number' },
};

/** A framework version on file, approved or not, with the facts of its life. */
export interface FrameworkOnFile {
  readonly row: FrameworkVersionEntity;
  readonly document: FrameworkDocument;
  readonly approval: FrameworkApprovalEntity | null;
  readonly withdrawal: FrameworkWithdrawalEntity | null;
}

export interface PolicyOnFile {
  readonly row: PolicyVersionEntity;
  readonly document: PolicyDocument;
  readonly approval: PolicyApprovalEntity | null;
}

@Injectable()
export class FrameworkRepository {
  /** Every framework version on file by then, in ledger order. */
  async frameworks(
    tx: EntityManager,
    upTo: FactsUpTo = EVERYTHING,
  ): Promise<readonly FrameworkOnFile[]> {
    const rows = await inLedgerOrder(tx, FrameworkVersionEntity, upTo);
    const approvals = await inLedgerOrder(tx, FrameworkApprovalEntity, upTo);
    const withdrawals = await inLedgerOrder(tx, FrameworkWithdrawalEntity, upTo);
    return rows.map((row) => ({
      row,
      document: parsedOnce(row) as FrameworkDocument,
      approval: approvals.find(({ frameworkVersionId }) => frameworkVersionId === row.id) ?? null,
      withdrawal:
        withdrawals.find(({ frameworkVersionId }) => frameworkVersionId === row.id) ?? null,
    }));
  }

  /** Every policy version on file by then, in ledger order. */
  async policies(
    tx: EntityManager,
    upTo: FactsUpTo = EVERYTHING,
  ): Promise<readonly PolicyOnFile[]> {
    const rows = await inLedgerOrder(tx, PolicyVersionEntity, upTo);
    const approvals = await inLedgerOrder(tx, PolicyApprovalEntity, upTo);
    return rows.map((row) => ({
      row,
      document: parsedOnce(row) as PolicyDocument,
      approval: approvals.find(({ policyVersionId }) => policyVersionId === row.id) ?? null,
    }));
  }

  /** One page of `frameworks`. */
  async frameworkPage(
    tx: EntityManager,
    asked: PageAsked<FrameworkVersionSort>,
    upTo: FactsUpTo,
  ): Promise<Slice<FrameworkVersionEntity>> {
    return keysetPage(factsKnown(tx, FrameworkVersionEntity, upTo), FRAMEWORK_COLUMNS, asked);
  }

  /** One page of `policies`. */
  async policyPage(
    tx: EntityManager,
    asked: PageAsked<PolicyVersionSort>,
    upTo: FactsUpTo,
  ): Promise<Slice<PolicyVersionEntity>> {
    return keysetPage(factsKnown(tx, PolicyVersionEntity, upTo), POLICY_COLUMNS, asked);
  }
}

function inLedgerOrder<Row extends FactColumns>(
  tx: EntityManager,
  entity: new () => Row,
  upTo: FactsUpTo,
): Promise<readonly Row[]> {
  if (upTo === EVERYTHING) return everyFactRow(tx, entity);
  return factsKnown(tx, entity, upTo).orderBy('fact.ledgerIndex').getMany();
}

/** The approved versions as the rules read them: a version is known from its approval on. */
export function approvedFrameworks(
  onFile: readonly FrameworkOnFile[],
): readonly FrameworkVersion[] {
  return onFile
    .flatMap(({ row, document, approval, withdrawal }) =>
      approval === null
        ? []
        : [
            {
              document,
              index: approval.ledgerIndex,
              sha256: row.sha256,
              effectiveFrom: row.effectiveFrom,
              withdrawal:
                withdrawal === null
                  ? null
                  : { index: withdrawal.ledgerIndex, from: withdrawal.withdrawnFrom },
            },
          ],
    )
    .sort((a, b) => a.index - b.index);
}

/** The approved policies in the order of their approval. */
export function approvedPolicies(
  onFile: readonly PolicyOnFile[],
): readonly { readonly index: number; readonly document: PolicyDocument }[] {
  return onFile
    .flatMap(({ document, approval }) =>
      approval === null ? [] : [{ index: approval.ledgerIndex, document }],
    )
    .sort((a, b) => a.index - b.index);
}

/** The last framework version that was approved and still stands today; null before the first. */
export function lastStanding(
  onFile: readonly FrameworkOnFile[],
  today: CalendarDay,
): FrameworkOnFile | null {
  const last = approvedFrameworks(onFile).findLast((version) => stillStands(version, today));
  if (last === undefined) return null;
  return onFile.find(({ approval }) => approval?.ledgerIndex === last.index) ?? null;
}

/**
 * What a draft begins from: the last version that was approved and still stands today.
 * @throws `conflict` before the first
 */
export function latestApproved(
  onFile: readonly FrameworkOnFile[],
  today: CalendarDay,
): FrameworkOnFile {
  const last = lastStanding(onFile, today);
  if (last === null) throw new ProblemError('conflict', 'There is no approved framework yet.');
  return last;
}

/** The policy that holds: the one approved last; null before the first. */
export function heldPolicy(onFile: readonly PolicyOnFile[]): PolicyOnFile | null {
  const last = approvedPolicies(onFile).at(-1);
  if (last === undefined) return null;
  return onFile.find(({ approval }) => approval?.ledgerIndex === last.index) ?? null;
}
