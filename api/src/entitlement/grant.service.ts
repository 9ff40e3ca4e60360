import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { EntitlementId } from '@oart/competency';
import { grantFlagSentence, reasonView } from '@oart/contract';
import type {
  EntitlementProposal,
  EntitlementProposalView,
  EntitlementRequest,
  EntitlementView,
} from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError } from '../http/problem-error.ts';
import { requireSeen } from '../http/seen.ts';
import { asOfNow, asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import { recordToSign } from '../signing/to-sign.ts';
import { changedAt } from '../standing/changed-at.ts';
import type { Surroundings } from '../standing/curers.ts';
import { requirementView } from '../standing/requirement-view.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import { EntitlementViewService } from './entitlement-view.service.ts';
import { foreseenEnd } from './foreseen-end.ts';
import { GrantDraftService } from './grant-draft.service.ts';
import type { GrantDraft } from './grant-draft.service.ts';

const MEANING = 'granted';

/** Entitling a person: everything to know first, then the signature. */
@Injectable()
export class GrantService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #drafts: GrantDraftService;
  readonly #entitlements: EntitlementRepository;
  readonly #views: EntitlementViewService;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    drafts: GrantDraftService,
    entitlements: EntitlementRepository,
    views: EntitlementViewService,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#drafts = drafts;
    this.#entitlements = entitlements;
    this.#views = views;
  }

  /** What is met, all that is missing, and, once nothing is, the words to sign. */
  async propose(caller: Caller, proposal: EntitlementProposal): Promise<EntitlementProposalView> {
    refusePatientIdentifiers({ '/conditions': proposal.conditions });
    const entitler = personOf(caller);
    const { draft, around, asOf } = await this.#recorder.read(caller.employerId, async (tx) => {
      const now = await asOfNow(tx, caller.employerId);
      const draft = await this.#drafts.draft(tx, entitler, proposal, now);
      return { asOf: now, draft, around: await this.#drafts.around(tx, draft, now) };
    });
    const { ready } = draft;
    const challenge =
      ready === null
        ? null
        : await this.#signing.challenge(caller, {
            meaning: MEANING,
            record: recordToSign(proposal),
            statement: ready.statement,
          });
    const usableUntil =
      ready === null
        ? null
        : foreseenEnd(
            draft.place.department,
            draft.candidate,
            { ...ready.fields, number: '' },
            asOf,
          );
    return { ...proposalView(draft, around), usableUntil, challenge, ledgerIndex: asOf.knownAt };
  }

  /**
   * Grants what was read and signed.
   * @throws `requirements-unmet` with every reason, `changed-since-seen`, `signature-not-accepted`
   */
  async grant(
    caller: Caller,
    request: RecordingRequest,
    signed: EntitlementRequest,
  ): Promise<Outcome<EntitlementView>> {
    refusePatientIdentifiers({ '/conditions': signed.conditions });
    const entitler = personOf(caller);
    const verified = await this.#signing.verify(caller, signed.signature, {
      meaning: MEANING,
      record: recordToSign(signed),
    });
    return this.#recorder.record(request, async (tx) => {
      const asOf = asOfRecording(tx);
      const draft = await this.#drafts.draft(tx.manager, entitler, signed, asOf);
      if (draft.ready === null) throw unmet(draft);
      requireSeen(signed.seen, changedAt(draft.candidate), tx.head);
      requireSameWords(verified, draft.ready.statement, tx.head);
      const signature = await this.#signing.consume(tx, verified);
      const year = draft.place.moment.on.slice(0, 4);
      const number = await this.#entitlements.nextNumber(tx, year);
      const id = uuidv7() as EntitlementId;
      const fields = { ...draft.ready.fields, number };
      const { index } = await this.#entitlements.add(tx, id, fields, signature.id);
      const place = { id, holder: fields.person, index, signatureId: signature.id, number };
      const [view] = await this.#views.views(tx.manager, caller, [place], asOf);
      if (view === undefined) throw new Error('An entitlement has no view');
      return view;
    });
  }
}

function proposalView(
  draft: GrantDraft,
  around: Surroundings,
): Omit<EntitlementProposalView, 'usableUntil' | 'challenge' | 'ledgerIndex'> {
  const { framework, titles, candidate, granted, answer } = draft;
  const wording = { around, framework, titles, facts: candidate, level: 'full' as const };
  return {
    grantable: draft.ready !== null,
    role: granted.role,
    roleTitle: titles.role(granted.role),
    tasks: granted.tasks.map((task) => ({ id: task, title: titles.task(task) })),
    scope: granted.scope,
    requirements: answer.statuses.map((status) => requirementView(status, wording)),
    reasons: answer.reasons.map((reason) => reasonView(reason, titles)),
    flags: answer.flags.map((flag) => grantFlagSentence(flag, titles)),
    delegation: draft.delegation,
    basis: { records: draft.basis.length, sha256: draft.basisSha256 },
  };
}

function unmet({ answer, titles }: GrantDraft): ProblemError {
  const reasons = answer.reasons.map((reason) => reasonView(reason, titles));
  const count = reasons.length === 1 ? 'One thing is' : `${String(reasons.length)} things are`;
  return new ProblemError('requirements-unmet', `${count} missing for this entitlement.`, {
    reasons,
  });
}
