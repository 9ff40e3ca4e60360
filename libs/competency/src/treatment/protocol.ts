import type { Moment } from '../calendar/day.ts';
import type { Task } from '../framework/framework.ts';
import type { PersonId } from '../person/ids.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { PlanSelectionProtocol, ProtocolApproval } from './act.ts';

/** The plan-selection protocols of a department and their approvals, as known. */
export interface ProtocolFacts {
  readonly protocols: readonly PlanSelectionProtocol[];
  readonly protocolApprovals: readonly ProtocolApproval[];
}

/**
 * The protocol in force for a treatment site: of those approved by then and effective, the latest.
 * An approval counts from the later of its signature and its effective day.
 */
export function protocolInForce(
  facts: ProtocolFacts,
  treatmentSite: string,
  moment: Moment,
): PlanSelectionProtocol | null {
  const approved = facts.protocolApprovals
    .filter((approval) => approval.effectiveFrom <= moment.on && approval.recordedAt <= moment.at)
    .sort(
      (left, right) => compare(left.effectiveFrom, right.effectiveFrom) || left.index - right.index,
    )
    .map((approval) => facts.protocols.find((protocol) => protocol.id === approval.protocol));
  return approved.findLast((protocol) => protocol?.treatmentSite === treatmentSite) ?? null;
}

/**
 * Selecting a plan needs a protocol in force for the treatment site (F24); approving a protocol is
 * not for its author, checked where a protocol is named (F23).
 */
export function protocolReasons(
  task: Task,
  facts: ProtocolFacts,
  question: {
    readonly treatmentSite: string;
    readonly protocol: string | null;
    readonly actor: PersonId;
  },
  moment: Moment,
): readonly Reason[] {
  const { treatmentSite } = question;
  if (task.kind === 'select' && protocolInForce(facts, treatmentSite, moment) === null) {
    return [reason('protocol-missing', { task: task.id, treatmentSite })];
  }
  if (task.kind !== 'protocol' || question.protocol === null) return [];
  const named = facts.protocols.find((protocol) => protocol.id === question.protocol);
  if (named === undefined) {
    return [reason('protocol-missing', { task: task.id, treatmentSite })];
  }
  return task.distinct.includes('not-author') && named.author === question.actor
    ? [reason('person-is-the-author', { task: task.id })]
    : [];
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
