import { Injectable } from '@nestjs/common';
import { checkActCorrection } from '@oart/competency';
import type { ActCorrectionRequest, FractionView } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { notFound } from '../http/problem-error.ts';
import { requireSeen } from '../http/seen.ts';
import { asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { FractionViewService } from './fraction-view.service.ts';
import { TreatmentFactsRepository } from './treatment-facts.repository.ts';
import { TreatmentRepository } from './treatment.repository.ts';

/** Acts that were wrongly recorded: they stay on file and count for nothing (F21, I14). */
@Injectable()
export class ActCorrectionService {
  readonly #recorder: Recorder;
  readonly #facts: TreatmentFactsRepository;
  readonly #treatment: TreatmentRepository;
  readonly #fractions: FractionViewService;

  constructor(
    recorder: Recorder,
    facts: TreatmentFactsRepository,
    treatment: TreatmentRepository,
    fractions: FractionViewService,
  ) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#treatment = treatment;
    this.#fractions = fractions;
  }

  /** Corrects an act of somebody else, once. @throws `own-record` for whoever had a hand in it */
  async correct(
    caller: Caller,
    request: RecordingRequest,
    id: string,
    { explanation, seen }: ActCorrectionRequest,
  ): Promise<Outcome<FractionView>> {
    refusePatientIdentifiers({ '/explanation': explanation });
    const recorder = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const ref = await this.#facts.fractionOf(tx.manager, id);
      const facts = ref === null ? null : await this.#facts.fraction(tx.manager, ref);
      const act = facts?.acts.find((each) => each.id === id);
      if (ref === null || facts === null || act === undefined) throw notFound();
      const { acts, actCorrections, ends } = facts;
      const happened = [...acts, ...actCorrections, ...ends].map(({ index }) => index);
      requireSeen(seen, Math.max(...happened), tx.head);
      const fields = { act: act.id, reason: 'wrongly-recorded' } as const;
      const checked = checkActCorrection(fields, recorder, act, actCorrections);
      await this.#treatment.correctAct(tx, acceptedBy(checked, POINTERS), explanation);
      return this.#fractions.view(tx.manager, ref, asOfRecording(tx));
    });
  }
}

const POINTERS = { pointers: { '/act': '' } };
