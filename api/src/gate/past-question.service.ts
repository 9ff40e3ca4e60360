import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FractionRef, GateQuestion, PersonId, UnitId } from '@oart/competency';
import type { PastAnswerView } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { invalid } from '../http/problem-error.ts';
import { asOfNow, knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { TreatmentFactsService } from '../treatment/treatment-facts.service.ts';
import { GateInquiryService } from './gate-inquiry.service.ts';
import { pastAnswer } from './past-question.ts';
import type { PastQuestionDto } from './past-question.dto.ts';

/** Questions about instants that are over: from the database, apart from the gate that is asked about now. */
@Injectable()
export class PastQuestionService {
  readonly #recorder: Recorder;
  readonly #inquiries: GateInquiryService;
  readonly #treatment: TreatmentFactsService;

  constructor(recorder: Recorder, inquiries: GateInquiryService, treatment: TreatmentFactsService) {
    this.#recorder = recorder;
    this.#inquiries = inquiries;
    this.#treatment = treatment;
  }

  /**
   * @throws `forbidden` for who is neither the person asked about nor an entitler or auditor,
   *   `invalid-request` for an instant or an index that has not come
   */
  async answer(caller: Caller, asked: PastQuestionDto): Promise<PastAnswerView> {
    requireHistoryReader(caller, asked.personId as PersonId, asked);
    const { employerId } = caller;
    return this.#recorder.read(employerId, async (tx) => {
      const now = await asOfNow(tx, employerId);
      const { at } = asked;
      const known = asked.knownAt ?? at;
      if (at > now.at) throw notCome('/at');
      if (typeof known === 'string' ? known > now.at : known > now.knownAt) {
        throw notCome('/knownAt');
      }
      const knownAt = await knownIndex(tx, employerId, { knownAt: known });
      const question = await this.#question(tx, asked);
      const then = await this.#inquiries.inquiry(tx, question, { at, knownAt });
      return pastAnswer(caller, then, now.knownAt);
    });
  }

  async #question(tx: EntityManager, asked: PastQuestionDto): Promise<GateQuestion> {
    const fraction = fractionOf(asked);
    const onFile =
      fraction === null ? null : (await this.#treatment.fraction(tx, fraction))?.treatmentCase;
    return {
      person: asked.personId as PersonId,
      task: asked.task,
      unit: (asked.unitId ?? onFile?.unit ?? '') as UnitId,
      treatmentSite: asked.treatmentSite ?? onFile?.treatmentSite ?? '',
      fraction,
      adaptationType: asked.adaptationType ?? null,
      supervisor: (asked.supervisorId ?? null) as PersonId | null,
      doseCheckResult: asked.doseCheckResult ?? null,
      disposition: asked.disposition ?? null,
      correctedStructures: [],
      protocol: asked.protocolId ?? null,
    };
  }
}

function fractionOf({ caseReference, fraction }: PastQuestionDto): FractionRef | null {
  if (caseReference === undefined && fraction === undefined) return null;
  if (caseReference === undefined)
    throw invalid('/caseReference', 'Name the case of the fraction.');
  if (fraction === undefined) throw invalid('/fraction', 'Name the fraction of the case.');
  return { case: caseReference, fraction };
}

function notCome(pointer: '/at' | '/knownAt'): ReturnType<typeof invalid> {
  return invalid(pointer, 'This is still to come: only the past is answered here.');
}
