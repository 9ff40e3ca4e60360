import type { FrameworkVersion } from '../framework/framework.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { PlanSelectionProtocol, ProtocolApproval, TreatmentUnit } from '../treatment/act.ts';

/** What the rules read that belongs to the employer and not to one person. */
export interface Department {
  readonly frameworks: readonly FrameworkVersion[];
  /** Policies in ledger order with the index at which each was recorded; the latest known one holds. */
  readonly policies: readonly { readonly index: number; readonly document: PolicyDocument }[];
  readonly units: readonly TreatmentUnit[];
  readonly protocols: readonly PlanSelectionProtocol[];
  readonly protocolApprovals: readonly ProtocolApproval[];
}
