import { Injectable } from '@nestjs/common';
import { policyKnownAt, reviewEntitlement, suspendEntitlement } from '@oart/competency';
import type { CalendarDay, EntitlementId } from '@oart/competency';
import type { EntitlementReviewRequest, EntitlementView, SuspensionRequest } from '@oart/contract';
import { acceptedBy } from '../http/accepted-by.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError } from '../http/problem-error.ts';
import { requireSeen } from '../http/seen.ts';
import { asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { entitlementChangedAt } from '../standing/changed-at.ts';
import { EntitlementCaseService } from './entitlement-case.service.ts';
import type { EntitlementCase } from './entitlement-case.service.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import { EntitlementViewService } from './entitlement-view.service.ts';

/** What is recorded about an entitlement without a signature: suspensions and yearly reviews. */
@Injectable()
export class EntitlementChangeService {
  readonly #recorder: Recorder;
  readonly #cases: EntitlementCaseService;
  readonly #entitlements: EntitlementRepository;
  readonly #views: EntitlementViewService;

  constructor(
    recorder: Recorder,
    cases: EntitlementCaseService,
    entitlements: EntitlementRepository,
    views: EntitlementViewService,
  ) {
    this.#recorder = recorder;
    this.#cases = cases;
    this.#entitlements = entitlements;
    this.#views = views;
  }

  /** Takes the right away at once, whole or in part, without a signature: safety does not wait. */
  async suspend(
    caller: Caller,
    request: RecordingRequest,
    id: EntitlementId,
    sent: SuspensionRequest,
  ): Promise<Outcome<EntitlementView>> {
    const { restrictedNote, conditionsToLift } = sent;
    refusePatientIdentifiers({
      '/restrictedNote': restrictedNote,
      '/conditionsToLift': conditionsToLift,
    });
    return this.#change(caller, request, id, async (tx, { holder, moment, titles }) => {
      const checked = suspendEntitlement(holder, { ...sent, entitlement: id }, moment);
      await this.#entitlements.suspend(tx, acceptedBy(checked, { titles }));
    });
  }

  /** The yearly review took place; never by the holder, under a delegation (domain.md 10.17). */
  async review(
    caller: Caller,
    request: RecordingRequest,
    id: EntitlementId,
    { seen, nextReviewDueOn }: EntitlementReviewRequest,
  ): Promise<Outcome<EntitlementView>> {
    return this.#change(caller, request, id, async (tx, found) => {
      const { holder, actor, department, moment, titles } = found;
      requireSeen(seen, entitlementChangedAt(holder, id), tx.head);
      const policy = policyKnownAt(department.policies, tx.head);
      if (policy === null) throw new ProblemError('conflict', 'No policy is in force.');
      const fields = { entitlement: id, nextReviewDueOn: nextReviewDueOn as CalendarDay };
      const checked = reviewEntitlement(holder, actor, fields, policy, moment);
      const pointers = { '/entitlement': '' };
      await this.#entitlements.review(tx, acceptedBy(checked, { titles, pointers }));
    });
  }

  async #change(
    caller: Caller,
    request: RecordingRequest,
    id: EntitlementId,
    record: (tx: Recording, found: EntitlementCase) => Promise<void>,
  ): Promise<Outcome<EntitlementView>> {
    const actor = personOf(caller);
    return this.#recorder.record(request, async (tx) => {
      const asOf = asOfRecording(tx);
      const found = await this.#cases.open(tx.manager, id, actor, asOf);
      await record(tx, found);
      const [view] = await this.#views.views(tx.manager, caller, [found.place], asOf);
      if (view === undefined) throw new Error('An entitlement has no view');
      return view;
    });
  }
}
