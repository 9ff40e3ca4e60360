import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { checkRetraction, checkRevocation } from '@oart/competency';
import type { CalendarDay, EvidenceId } from '@oart/competency';
import type {
  EvidenceRevocationRequest,
  EvidenceView,
  RevocationRetractionRequest,
} from '@oart/contract';
import { IntegritySuspensionService } from '../entitlement/integrity-suspension.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { requireSeen } from '../http/seen.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { EvidenceJudgement } from './evidence-judgement.ts';
import { EvidenceRevocationEntity, RevocationRetractionEntity } from './evidence-life.entity.ts';
import { EvidenceViewService } from './evidence-view.service.ts';

@Injectable()
export class EvidenceRevocationService {
  readonly #recorder: Recorder;
  readonly #judgement: EvidenceJudgement;
  readonly #views: EvidenceViewService;
  readonly #suspensions: IntegritySuspensionService;

  constructor(
    recorder: Recorder,
    judgement: EvidenceJudgement,
    views: EvidenceViewService,
    suspensions: IntegritySuspensionService,
  ) {
    this.#recorder = recorder;
    this.#judgement = judgement;
    this.#views = views;
    this.#suspensions = suspensions;
  }

  /** `integrity` suspends what relied on the record in the same recording, `clerical` does not (I12). */
  async revoke(
    request: RecordingRequest,
    caller: Caller,
    id: string,
    { seen, kind, reason, ...revocation }: EvidenceRevocationRequest,
  ): Promise<Outcome<EvidenceView>> {
    const revoker = personOf(caller);
    const evidence = id as EvidenceId;
    const effectiveFrom = revocation.effectiveFrom as CalendarDay;
    refusePatientIdentifiers({ '/reason': reason });
    return this.#recorder.record(request, async (tx) => {
      const { standing, moment, changedAt } = await this.#judgement.of(tx, caller, id);
      requireSeen(seen, changedAt, tx.head);
      const fields = { evidence, kind, effectiveFrom, revoker, reason };
      acceptedBy(checkRevocation(fields, standing, moment.on), { pointers: POINTERS });
      const columns = { evidenceId: id, kind, effectiveFrom, revokerId: revoker, reason };
      const recorded = await tx.add(EvidenceRevocationEntity, uuidv7(), columns);
      const suspended =
        kind === 'integrity'
          ? await this.#suspensions.suspendForIntegrity(
              tx,
              standing.evidence.person,
              evidence,
              reason,
              moment,
            )
          : [];
      const index = recorded.index + suspended.length;
      return this.#views.viewOf(tx.manager, caller, id, { ...recorded, index });
    });
  }

  /** The revocation was a mistake: the record counts again. What was suspended stays so until its lift. */
  async retract(
    request: RecordingRequest,
    caller: Caller,
    id: string,
    { seen, reason }: RevocationRetractionRequest,
  ): Promise<Outcome<EvidenceView>> {
    const recorder = personOf(caller);
    refusePatientIdentifiers({ '/reason': reason });
    return this.#recorder.record(request, async (tx) => {
      const { standing, revocation, changedAt } = await this.#judgement.of(tx, caller, id);
      requireSeen(seen, changedAt, tx.head);
      acceptedBy(checkRetraction(reason, recorder, standing), { pointers: POINTERS });
      if (revocation === null) throw new Error('A revoked record has a revocation');
      const columns = { revocationId: revocation.id, evidenceId: id, reason };
      const recorded = await tx.add(RevocationRetractionEntity, uuidv7(), columns);
      return this.#views.viewOf(tx.manager, caller, id, recorded);
    });
  }
}

const POINTERS = { '/revoker': '', '/evidence': '' };
