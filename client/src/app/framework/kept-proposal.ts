import type { PolicyDocument } from '@oart/competency';
import { dropText, keepText, keptOver } from '../forms/kept-text';

// A policy is weighed for an afternoon, and a closed browser must not cost it.
const STORE = 'localStorage';

/** Of one account, on top of one version: what was begun on an earlier one would undo what came since. */
const nameFor = (accountId: string, heldId: string) => `oart.policy.${accountId}.${heldId}`;

export function keepProposal(accountId: string, heldId: string, proposal: PolicyDocument): void {
  keepText(STORE, nameFor(accountId, heldId), JSON.stringify(proposal));
}

/** What was filled in over a policy that has nothing filled in; null where nothing is kept. */
export function keptProposal(
  accountId: string,
  heldId: string,
  empty: PolicyDocument,
): PolicyDocument | null {
  const kept = keptOver(STORE, nameFor(accountId, heldId), empty);
  return kept === null ? null : { ...kept, number: empty.number, adopted: empty.adopted };
}

export function dropProposal(accountId: string, heldId: string): void {
  dropText(STORE, nameFor(accountId, heldId));
}
