import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FrameworkDocument, FrameworkVersion, PolicyDocument } from '@oart/competency';
import {
  FrameworkApprovalEntity,
  FrameworkVersionEntity,
  FrameworkWithdrawalEntity,
  PolicyApprovalEntity,
  PolicyVersionEntity,
} from './framework.entity.ts';
import { parsedOnce } from './parsed-document.ts';

const IN_LEDGER_ORDER = { order: { ledgerIndex: 'ASC' } } as const;

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
  /** Every framework version on file, in ledger order. */
  async frameworks(tx: EntityManager): Promise<readonly FrameworkOnFile[]> {
    const rows = await tx.find(FrameworkVersionEntity, IN_LEDGER_ORDER);
    const approvals = await tx.find(FrameworkApprovalEntity, IN_LEDGER_ORDER);
    const withdrawals = await tx.find(FrameworkWithdrawalEntity, IN_LEDGER_ORDER);
    return rows.map((row) => ({
      row,
      document: parsedOnce(row) as FrameworkDocument,
      approval: approvals.find(({ frameworkVersionId }) => frameworkVersionId === row.id) ?? null,
      withdrawal:
        withdrawals.find(({ frameworkVersionId }) => frameworkVersionId === row.id) ?? null,
    }));
  }

  /** Every policy version on file, in ledger order. */
  async policies(tx: EntityManager): Promise<readonly PolicyOnFile[]> {
    const rows = await tx.find(PolicyVersionEntity, IN_LEDGER_ORDER);
    const approvals = await tx.find(PolicyApprovalEntity, IN_LEDGER_ORDER);
    return rows.map((row) => ({
      row,
      document: parsedOnce(row) as PolicyDocument,
      approval: approvals.find(({ policyVersionId }) => policyVersionId === row.id) ?? null,
    }));
  }
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
              withdrawnFrom: withdrawal?.withdrawnFrom ?? null,
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
