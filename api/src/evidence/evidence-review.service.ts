import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { checkCountersignature, checkReview, matchName } from '@oart/competency';
import type { EvidenceId } from '@oart/competency';
import type {
  EvidenceCountersignatureRequest,
  EvidenceReviewRequest,
  EvidenceView,
} from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { requireSeen } from '../http/seen.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { EvidenceJudgement } from './evidence-judgement.ts';
import { EvidenceCountersignatureEntity, EvidenceReviewEntity } from './evidence-life.entity.ts';
import { EvidenceViewService } from './evidence-view.service.ts';

/** Verifying, sending back and countersigning: another person's judgement of a record (I4). */
@Injectable()
export class EvidenceReviewService {
  readonly #recorder: Recorder;
  readonly #judgement: EvidenceJudgement;
  readonly #views: EvidenceViewService;

  constructor(recorder: Recorder, judgement: EvidenceJudgement, views: EvidenceViewService) {
    this.#recorder = recorder;
    this.#judgement = judgement;
    this.#views = views;
  }

  async review(
    request: RecordingRequest,
    caller: Caller,
    id: string,
    { seen, ...review }: EvidenceReviewRequest,
  ): Promise<Outcome<EvidenceView>> {
    const verifier = personOf(caller);
    refusePatientIdentifiers({ '/statement': review.statement, '/reason': review.reason });
    return this.#recorder.record(request, async (tx) => {
      const { standing, holder, changedAt } = await this.#judgement.of(tx, caller, id);
      requireSeen(seen, changedAt, tx.head);
      const evidence = id as EvidenceId;
      const nameMatch = matchName(standing.evidence.nameAsPrinted, holder.person);
      acceptedBy(checkReview({ evidence, verifier, ...review }, standing, nameMatch), {
        pointers: POINTERS,
      });
      const columns = { evidenceId: id, verifierId: verifier, ...review };
      const recorded = await tx.add(EvidenceReviewEntity, uuidv7(), columns);
      return this.#views.viewOf(tx.manager, caller, id, recorded);
    });
  }

  async countersign(
    request: RecordingRequest,
    caller: Caller,
    id: string,
    { seen }: EvidenceCountersignatureRequest,
  ): Promise<Outcome<EvidenceView>> {
    const countersigner = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const { standing, moment, changedAt } = await this.#judgement.of(tx, caller, id);
      requireSeen(seen, changedAt, tx.head);
      const { facts, policy } = await this.#judgement.judgeOf(tx, countersigner, moment);
      acceptedBy(
        checkCountersignature(
          { evidence: id as EvidenceId, countersigner },
          standing,
          facts,
          policy,
          moment,
        ),
        { pointers: POINTERS },
      );
      const columns = { evidenceId: id, countersignerId: countersigner };
      const recorded = await tx.add(EvidenceCountersignatureEntity, uuidv7(), columns);
      return this.#views.viewOf(tx.manager, caller, id, recorded);
    });
  }
}

const POINTERS = { '/verifier': '', '/evidence': '', '/countersigner': '' };
