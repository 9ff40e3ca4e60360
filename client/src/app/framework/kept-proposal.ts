import type { PolicyDocument } from '@oart/competency';
import { drop, keep, keptOver } from '../forms/kept-text';

/** A version that a proposal was begun on. */
export interface BegunOn {
  readonly id: string;
  readonly number: number;
}

/** What one account filled in, and on top of which version: on a later one it would undo what came since. */
export interface KeptProposal {
  readonly begunOn: BegunOn;
  readonly proposal: PolicyDocument;
}

// A policy is weighed for an afternoon, and a closed browser must not cost it.
export function keepProposal(
  accountId: string,
  { id, number }: BegunOn,
  proposal: PolicyDocument,
): void {
  keep('policy', accountId, { begunOn: { id, number }, proposal } satisfies KeptProposal);
}

/** What was filled in over a policy that has nothing filled in; null where nothing is kept. */
export function keptProposal(accountId: string, empty: PolicyDocument): KeptProposal | null {
  const kept = keptOver('policy', accountId, {
    begunOn: { id: '', number: 0 },
    proposal: empty,
  });
  if (kept === null || kept.begunOn.id === '') return null;
  const { number, adopted } = empty;
  return { ...kept, proposal: { ...kept.proposal, number, adopted } };
}

export function dropProposal(accountId: string): void {
  drop('policy', accountId);
}
