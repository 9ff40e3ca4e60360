import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  assessmentsAsKnown,
  checkAcknowledgement,
  checkAssessmentReview,
  checkAssessmentVoid,
} from '@oart/competency';
import type { Assessment, AssessmentFacts, AssessmentId, PersonId } from '@oart/competency';
import type {
  AcknowledgementRequest,
  AssessmentReviewRequest,
  AssessmentSort,
  AssessmentView,
  AssessmentVoidRequest,
  Page,
} from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { pageOfAll } from '../http/page.ts';
import type { SortValue } from '../http/page.ts';
import { notFound } from '../http/problem-error.ts';
import { requireSeen } from '../http/seen.ts';
import { knownIndex } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { requireHistoryReader, requireReader } from '../standing/reader.ts';
import { changedAt } from './assessment-view.ts';
import { AssessmentFactsRepository } from './assessment-facts.repository.ts';
import { LEVELS } from './assessment.dto.ts';
import type { AssessmentQuery } from './assessment.dto.ts';
import { AssessmentRepository } from './assessment.repository.ts';
import { AssessmentViewService } from './assessment-view.service.ts';

/** Levels from training to practising. */
const ORDER: Readonly<Record<AssessmentSort, SortValue<Assessment>>> = {
  signedAt: { of: ({ index }) => index, as: 'number' },
  performedOn: { of: ({ performedOn }) => performedOn, as: 'day' },
  skill: { of: ({ skill }) => skill, as: 'text' },
  level: { of: ({ level }) => LEVELS.indexOf(level), as: 'number' },
};

interface Found {
  readonly assessment: Assessment;
  readonly facts: AssessmentFacts;
}

/** What happens to an assessment after it was signed. */
@Injectable()
export class AssessmentLifeService {
  readonly #recorder: Recorder;
  readonly #facts: AssessmentFactsRepository;
  readonly #assessments: AssessmentRepository;
  readonly #views: AssessmentViewService;

  constructor(
    recorder: Recorder,
    facts: AssessmentFactsRepository,
    assessments: AssessmentRepository,
    views: AssessmentViewService,
  ) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#assessments = assessments;
    this.#views = views;
  }

  /** A page of the assessments of one candidate, as known. */
  async list(caller: Caller, query: AssessmentQuery): Promise<Page<AssessmentView>> {
    const candidate = query.candidate as PersonId;
    requireReader(caller, candidate);
    requireHistoryReader(caller, candidate, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const facts = assessmentsAsKnown(await this.#ofCandidate(tx, candidate), ledgerIndex);
      const { skill } = query;
      const asked = facts.assessments.filter((each) => skill === undefined || each.skill === skill);
      const { rows, cursor } = pageOfAll(asked, ORDER, ({ id }) => id, query);
      const items = await this.#views.views(tx, caller, rows, facts);
      return { items, cursor, ledgerIndex };
    });
  }

  /** The candidate has read it. */
  async acknowledge(
    caller: Caller,
    request: RecordingRequest,
    id: AssessmentId,
    { seen }: AcknowledgementRequest,
  ): Promise<Outcome<AssessmentView>> {
    const candidate = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const { assessment, facts } = await this.#find(tx, id);
      requireSeen(seen, changedAt(assessment, facts), tx.head);
      acceptedBy(checkAcknowledgement({ assessment: id, candidate }, assessment, facts), POINTERS);
      await this.#assessments.acknowledge(tx, id, candidate);
      return this.#show(tx, caller, id);
    });
  }

  /** It was signed in error and does not count; it stays on file with the reason. */
  async void(
    caller: Caller,
    request: RecordingRequest,
    id: AssessmentId,
    { reason, seen }: AssessmentVoidRequest,
  ): Promise<Outcome<AssessmentView>> {
    refusePatientIdentifiers({ '/reason': reason });
    const recorder = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const { assessment, facts } = await this.#find(tx, id);
      requireSeen(seen, changedAt(assessment, facts), tx.head);
      const fields = { assessment: id, reason };
      acceptedBy(checkAssessmentVoid(fields, recorder, assessment, facts), POINTERS);
      await this.#assessments.void(tx, id, reason);
      return this.#show(tx, caller, id);
    });
  }

  /** Puts it in question, or answers the question; never by candidate or assessor (I6, F15). */
  async review(
    caller: Caller,
    request: RecordingRequest,
    id: AssessmentId,
    { outcome, reason, seen }: AssessmentReviewRequest,
  ): Promise<Outcome<AssessmentView>> {
    refusePatientIdentifiers({ '/reason': reason });
    const recorder = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const { assessment, facts } = await this.#find(tx, id);
      requireSeen(seen, changedAt(assessment, facts), tx.head);
      const fields = { assessment: id, outcome, reason };
      acceptedBy(checkAssessmentReview(fields, recorder, assessment, facts), POINTERS);
      await this.#assessments.review(tx, fields);
      return this.#show(tx, caller, id);
    });
  }

  async #ofCandidate(tx: EntityManager, candidate: PersonId): Promise<AssessmentFacts> {
    const facts = (await this.#facts.ofCandidates(tx, [candidate])).get(candidate);
    if (facts === undefined) throw notFound();
    return facts;
  }

  async #find(tx: Recording, id: AssessmentId): Promise<Found> {
    const candidate = await this.#facts.candidateOf(tx.manager, id);
    if (candidate === null) throw notFound();
    const facts = await this.#ofCandidate(tx.manager, candidate);
    const assessment = facts.assessments.find((each) => each.id === id);
    if (assessment === undefined) throw notFound();
    return { assessment, facts };
  }

  async #show(tx: Recording, caller: Caller, id: AssessmentId): Promise<AssessmentView> {
    const { assessment, facts } = await this.#find(tx, id);
    const [view] = await this.#views.views(tx.manager, caller, [assessment], facts, tx.recordedAt);
    if (view === undefined) throw new Error('An assessment has no view');
    return view;
  }
}

/** The assessment is in the address, and the candidate whoever sends this: neither is in the body. */
const POINTERS = { pointers: { '/assessment': '', '/candidate': '' } };
