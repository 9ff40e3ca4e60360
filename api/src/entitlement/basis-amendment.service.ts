import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NO_BASIS, amendBasis, basisAt } from '@oart/competency';
import type { BasisItem, EntitlementId, PersonFacts, PersonId } from '@oart/competency';
import type { BasisAmendmentRequest, EntitlementView, SigningChallenge } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { invalid } from '../http/problem-error.ts';
import { leafHashes } from '../ledger/leaf-hashes.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { EntitlementCase } from './entitlement-case.service.ts';
import { amendmentStatement } from './entitlement-statement.ts';
import { basisTitle } from './entitlement-view.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import { basisRecords, basisSnapshot } from './grant-basis.ts';
import { SignedChangeService } from './signed-change.service.ts';
import type { SignedChange } from './signed-change.service.ts';

type NamedRecord = Pick<BasisItem, 'kind' | 'id'>;
type ToSign = Omit<BasisAmendmentRequest, 'signature'>;

/** What an entitlement rests on after a record of its basis was revoked (I12): signed by an entitler, never by the holder. */
@Injectable()
export class BasisAmendmentService {
  readonly #changes: SignedChangeService;
  readonly #entitlements: EntitlementRepository;

  constructor(changes: SignedChangeService, entitlements: EntitlementRepository) {
    this.#changes = changes;
    this.#entitlements = entitlements;
  }

  async propose(caller: Caller, id: EntitlementId, sent: ToSign): Promise<SigningChallenge> {
    refusePatientIdentifiers({ '/reason': sent.reason });
    return this.#changes.challenge(caller, id, sent, this.#amendment(id));
  }

  /** The record falls out from now on; what was done on the strength of it stays on its look-back list. */
  async amend(
    caller: Caller,
    request: RecordingRequest,
    id: EntitlementId,
    sent: BasisAmendmentRequest,
  ): Promise<Outcome<EntitlementView>> {
    refusePatientIdentifiers({ '/reason': sent.reason });
    return this.#changes.sign(caller, request, id, sent, this.#amendment(id));
  }

  #amendment(id: EntitlementId): SignedChange<ToSign> {
    return {
      meaning: 'basis amended',
      about: { entitlement: id },
      words: (found, sent) => {
        const { entitlement, holder, actor, moment, titles } = found;
        const replacement = replacementOf(holder, sent);
        const fields = { ...fieldsOf(found, sent), replacement };
        acceptedBy(amendBasis(holder, actor, fields, moment), { titles, pointers: POINTERS });
        const removed = basisAt(holder, entitlement, moment.at).find(
          (item) => item.id === sent.removedId,
        );
        return amendmentStatement(entitlement, holder.person.displayName, {
          removed: removed === undefined ? '' : basisTitle(removed, { facts: holder, titles }),
          replacement:
            replacement === null ? null : basisTitle(replacement, { facts: holder, titles }),
          reason: sent.reason,
        });
      },
      record: async (tx, found, sent, signatureId) => {
        const named = replacementOf(found.holder, sent);
        const replacement = named === null ? null : await withHash(tx.manager, found.holder, named);
        const fields = { ...fieldsOf(found, sent), replacement };
        return this.#entitlements.amend(tx, fields, signatureId);
      },
    };
  }
}

const POINTERS = { '/removed': '/removedId', '/replacement': '/replacementId' } as const;

function fieldsOf({ entitlement, actor, moment }: EntitlementCase, sent: ToSign) {
  return {
    entitlement: entitlement.id,
    removed: sent.removedId,
    amendedOn: moment.on,
    reason: sent.reason,
    amendedBy: actor.person.id as PersonId,
  };
}

/** @throws `invalid-request` for what is no record of the holder */
function replacementOf(
  { evidence, assessments }: PersonFacts,
  { replacementId: id }: ToSign,
): NamedRecord | null {
  if (id === null) return null;
  if (evidence.some((item) => item.id === id)) return { kind: 'evidence', id };
  if (assessments.some((item) => item.id === id)) return { kind: 'assessment', id };
  throw invalid('/replacementId', 'There is no such record of this person.');
}

async function withHash(
  tx: EntityManager,
  holder: PersonFacts,
  { kind, id }: NamedRecord,
): Promise<BasisItem | null> {
  const records = basisRecords({ ...NO_BASIS, [kind]: [id] }, holder);
  const hashes = await leafHashes(
    tx,
    records.map(({ fact }) => fact),
  );
  return basisSnapshot(records, hashes)[0] ?? null;
}
