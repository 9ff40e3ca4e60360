import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkAcknowledgement, checkAssessmentVoid } from '@oart/competency';
import type { Assessment, AssessmentFacts, AssessmentId, PersonId } from '@oart/competency';
import type { AssessmentView, AssessmentVoidRequest, Page } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursor } from '../http/page.ts';
import type { PageQuery } from '../http/page.ts';
import { notFound } from '../http/problem-error.ts';
import { Recorder, headIndex } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { requireReader } from '../standing/reader.ts';
import { AssessmentFactsRepository } from './assessment-facts.repository.ts';
import { AssessmentRepository } from './assessment.repository.ts';
import { AssessmentViewService } from './assessment-view.service.ts';

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

  /** The assessments of one candidate, newest first. */
  async list(
    caller: Caller,
    query: PageQuery & { readonly candidate: string },
  ): Promise<Page<AssessmentView>> {
    const candidate = query.candidate as PersonId;
    requireReader(caller, candidate);
    const before = readCursor(query.cursor, ['number'])?.[0] ?? Number.MAX_SAFE_INTEGER;
    return this.#recorder.read(caller.employerId, async (tx) => {
      const facts = await this.#ofCandidate(tx, candidate);
      const rows = facts.assessments
        .filter(({ index }) => index < before)
        .reverse()
        .slice(0, query.limit + 1);
      const head = await headIndex(tx, caller.employerId);
      const page = pageOf(rows, query.limit, ({ index }) => [index], head);
      return { ...page, items: await this.#views.views(tx, page.items, facts) };
    });
  }

  /** The candidate has read it. */
  async acknowledge(
    caller: Caller,
    request: RecordingRequest,
    id: AssessmentId,
  ): Promise<Outcome<AssessmentView>> {
    const candidate = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const { assessment, facts } = await this.#find(tx, id);
      acceptedBy(checkAcknowledgement({ assessment: id, candidate }, assessment, facts));
      await this.#assessments.acknowledge(tx, id, candidate);
      return this.#show(tx, id);
    });
  }

  /** It was signed in error and does not count; it stays on file with the reason. */
  async void(
    caller: Caller,
    request: RecordingRequest,
    id: AssessmentId,
    { reason }: AssessmentVoidRequest,
  ): Promise<Outcome<AssessmentView>> {
    const recorder = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const { assessment, facts } = await this.#find(tx, id);
      acceptedBy(checkAssessmentVoid({ assessment: id, reason }, recorder, assessment, facts));
      await this.#assessments.void(tx, id, reason);
      return this.#show(tx, id);
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

  async #show(tx: Recording, id: AssessmentId): Promise<AssessmentView> {
    const { assessment, facts } = await this.#find(tx, id);
    const [view] = await this.#views.views(tx.manager, [assessment], facts, tx.recordedAt);
    if (view === undefined) throw new Error('An assessment has no view');
    return view;
  }
}
