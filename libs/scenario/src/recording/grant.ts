import { createHash } from 'node:crypto';
import {
  lastDayOf,
  proposeGrant,
  refuse,
  type BasisItem,
  type Entitlement,
  type EntitlementId,
  type FactFields,
  type GrantAnswer,
  type GrantProposal,
  type PersonFacts,
  type Refusal,
} from '@oart/competency';
import type { FactKind, WrittenEntitlement } from '../written/written-fact.ts';
import { proposalOf } from './proposal.ts';
import type { Prepared, Recording } from './recording.ts';

/** A grant as it lies in the ledger; whether it should have been signed is asked by a `grant` question. */
export function entitlement(
  recording: Recording,
  written: WrittenEntitlement,
  label: string,
): Prepared | null {
  const { ledger, moment } = recording;
  const holder = ledger.factsOf(recording.person(written.person, 'person'));
  const entitler = ledger.factsOf(recording.person(written.entitler, 'entitler'));
  const proposal = proposalOf(recording, written);
  const policy = recording.policy();
  if (holder === null || entitler === null || proposal === null || policy === null) return null;
  const asOf = { at: moment.at, knownAt: ledger.lastIndex };
  const answer = proposeGrant(ledger.department(), holder, entitler, proposal, asOf);
  const replaced =
    written.replaces === undefined || written.replaces === null
      ? null
      : recording.earlier('entitlement', written.replaces, 'replaces');
  const { role, tasks, scope, effectiveFrom, expiresOn, conditions } = proposal;
  const fields: Omit<FactFields<Entitlement>, 'id'> = {
    number: label,
    person: written.person,
    dutyHolder: answer.dutyHolder ?? dutyHolderOf(recording, role),
    role,
    tasks,
    scope,
    frameworkVersion:
      written.frameworkVersion ?? answer.frameworkVersion ?? recording.framework()?.number ?? 1,
    basis: basisOf(recording, holder, answer, written.basis),
    conditions,
    proposer: recording.person(written.proposer ?? written.entitler, 'proposer'),
    entitler: written.entitler,
    delegation: written.delegation ?? answer.delegation ?? 'none on file',
    effectiveFrom,
    reviewDueOn: written.reviewDueOn ?? lastDayOf(effectiveFrom, policy.entitlement.review),
    expiresOn,
    replaces: replaced?.id ?? null,
  };
  return {
    refusals: dayRefusals(recording, proposal),
    add: (recorded) => {
      const fact: Entitlement = { ...recorded, ...fields, id: recorded.id as EntitlementId };
      ledger.add(written.person, 'entitlements', fact);
      return fact;
    },
  };
}

function dayRefusals(
  { moment }: Recording,
  { effectiveFrom, expiresOn }: GrantProposal,
): readonly Refusal[] {
  const found: Refusal[] = [];
  if (effectiveFrom < moment.on) {
    found.push(refuse('before-today', '/effectiveFrom', { on: effectiveFrom }));
  }
  if (expiresOn < effectiveFrom) {
    found.push(refuse('ends-before-it-begins', '/expiresOn', { on: expiresOn }));
  }
  return found;
}

function dutyHolderOf(recording: Recording, role: string): Entitlement['dutyHolder'] {
  return recording.framework()?.roles.find(({ id }) => id === role)?.dutyHolder ?? 'operator';
}

const BASIS_KINDS: Readonly<Partial<Record<FactKind, BasisItem['kind']>>> = {
  evidence: 'evidence',
  assessment: 'assessment',
  registration: 'registration',
  employment: 'employment',
  appointment: 'appointment',
  waiver: 'waiver',
  equivalence: 'equivalence',
};

/** The basis that a file names, or the one that the rules would have used. */
function basisOf(
  recording: Recording,
  holder: PersonFacts,
  { basis }: GrantAnswer,
  written: readonly string[] | undefined,
): readonly BasisItem[] {
  if (written === undefined) {
    return Object.values(BASIS_KINDS).flatMap((kind) =>
      basis[kind].map((id) => ({ kind, id, sha256: hashOf(recording, holder, id) })),
    );
  }
  return written.flatMap((id, place) => basisItem(recording, holder, id, 'basis', place) ?? []);
}

/** A record of the holder that a grant can rest on; null, and a fault of the file, where there is none. */
export function basisItem(
  recording: Recording,
  holder: PersonFacts,
  id: string,
  ...keys: readonly (string | number)[]
): BasisItem | null {
  const labelled = recording.ledger.labels.get(id);
  const kind = labelled === undefined ? undefined : BASIS_KINDS[labelled.kind];
  if (kind === undefined) {
    const message = `No fact called ${id} that a grant can rest on is recorded before this one.`;
    recording.fault('unknown-fact', message, ...keys);
    return null;
  }
  return { kind, id, sha256: hashOf(recording, holder, id) };
}

/** The hash of the file where there is one, else of the fact as it stands. */
function hashOf({ ledger }: Recording, { evidence }: PersonFacts, id: string): string {
  const file = evidence.find((item) => item.id === id)?.sha256 ?? null;
  const fact = ledger.labels.get(id)?.fact ?? id;
  return file ?? createHash('sha256').update(JSON.stringify(fact)).digest('hex');
}
