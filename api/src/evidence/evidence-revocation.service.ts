import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { checkRevocation } from '@oart/competency';
import type { CalendarDay, EvidenceId } from '@oart/competency';
import type { EvidenceRevocationRequest, EvidenceView } from '@oart/contract';
import { IntegritySuspensionService } from '../entitlement/integrity-suspension.service.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { requireSeen } from '../http/seen.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { EvidenceJudgement } from './evidence-judgement.ts';
import { EvidenceRevocationEntity } from './evidence-life.entity.ts';
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
      requireSeen(seen, changedAt);
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
}

const POINTERS = { '/revoker': '', '/evidence': '' };
