import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { AssessmentId } from '@oart/competency';
import type {
  AssessmentProposal,
  AssessmentRequest,
  AssessmentView,
  SigningChallenge,
} from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { asOfNow, asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import { recordToSign } from '../signing/to-sign.ts';
import { AssessmentDraftService } from './assessment-draft.service.ts';
import { AssessmentRepository } from './assessment.repository.ts';
import { AssessmentViewService } from './assessment-view.service.ts';

const MEANING = 'assessed';

/** Signing an assessment: the words first, then the signature. */
@Injectable()
export class AssessmentService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #drafts: AssessmentDraftService;
  readonly #assessments: AssessmentRepository;
  readonly #views: AssessmentViewService;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    drafts: AssessmentDraftService,
    assessments: AssessmentRepository,
    views: AssessmentViewService,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#drafts = drafts;
    this.#assessments = assessments;
    this.#views = views;
  }

  /** The words to sign, once nothing stands against the assessment. */
  async propose(caller: Caller, proposal: AssessmentProposal): Promise<SigningChallenge> {
    const assessor = personOf(caller);
    const { statement } = await this.#recorder.read(caller.employerId, async (tx) =>
      this.#drafts.draft(tx, assessor, proposal, await asOfNow(tx, caller.employerId)),
    );
    return this.#signing.challenge(caller, {
      meaning: MEANING,
      record: recordToSign(proposal),
      statement,
    });
  }

  /** Records what was signed, if the facts still bear it at that moment. */
  async sign(
    caller: Caller,
    request: RecordingRequest,
    signed: AssessmentRequest,
  ): Promise<Outcome<AssessmentView>> {
    const assessor = personOf(caller);
    const verified = await this.#signing.verify(caller, signed.signature, {
      meaning: MEANING,
      record: recordToSign(signed),
    });
    return this.#recorder.record(request, async (tx) => {
      const draft = await this.#drafts.draft(tx.manager, assessor, signed, asOfRecording(tx));
      requireSameWords(verified, draft.statement, tx.head);
      const signature = await this.#signing.consume(tx, verified);
      const id = uuidv7() as AssessmentId;
      const assessment = await this.#assessments.add(tx, id, draft.fields, signature.id);
      const [view] = await this.#views.views(
        tx.manager,
        caller,
        [assessment],
        NOTHING_YET,
        tx.recordedAt,
      );
      if (view === undefined) throw new Error('An assessment has no view');
      return view;
    });
  }
}

const NOTHING_YET = {
  assessments: [],
  assessmentAcknowledgements: [],
  assessmentVoids: [],
  assessmentReviews: [],
} as const;
