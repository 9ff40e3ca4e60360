import type { PersonId } from '@oart/competency';
import type { Permission } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import type { EvidenceEntity } from './evidence.entity.ts';

/** Who reads the records of others (I15). */
const READERS: ReadonlySet<Permission> = new Set<Permission>([
  'verifier',
  'assessor',
  'entitler',
  'auditor',
]);

/** Who may submit a record in the name of another person. */
const SUBMITTERS: ReadonlySet<Permission> = new Set<Permission>(['verifier', 'assessor']);

export function readsOthersEvidence({ permissions }: Caller): boolean {
  return permissions.some((permission) => READERS.has(permission));
}

/** Holder, submitter and named countersigner read a record, and those whose work is to judge it. */
export function mayReadEvidence(caller: Caller, row: EvidenceEntity): boolean {
  const concerned: readonly (PersonId | null)[] = [
    row.personId,
    row.submittedById,
    row.countersignerId,
  ];
  return (
    (caller.personId !== null && concerned.includes(caller.personId)) || readsOthersEvidence(caller)
  );
}

export function maySubmitFor(caller: Caller, holder: PersonId): boolean {
  return caller.personId === holder || maySubmitForOthers(caller);
}

export function maySubmitForOthers({ permissions }: Caller): boolean {
  return permissions.some((permission) => SUBMITTERS.has(permission));
}
