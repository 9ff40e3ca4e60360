import { Injectable } from '@nestjs/common';
import type { AsOf, EntitlementId } from '@oart/competency';
import type { EntitlementView, SignatureInput, SigningChallenge } from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { requireSeen } from '../http/seen.ts';
import { asOfNow, asOfRecording } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { requireSameWords } from '../signing/same-words.ts';
import { SigningService } from '../signing/signing.service.ts';
import type { Signature } from '../signing/signing.service.ts';
import { recordToSign } from '../signing/to-sign.ts';
import { entitlementChangedAt } from '../standing/changed-at.ts';
import { EntitlementCaseService } from './entitlement-case.service.ts';
import type { EntitlementCase } from './entitlement-case.service.ts';
import { EntitlementViewService } from './entitlement-view.service.ts';

/** A signed act on an entitlement: what is checked, what is signed, what is recorded. */
export interface SignedChange<Sent> {
  readonly meaning: string;
  /** What of the route is signed with the body, such as which suspension. */
  readonly about: Readonly<Record<string, string>>;
  /** Checks it and gives the words. @throws what stands against it */
  readonly words: (found: EntitlementCase, sent: Sent) => string;
  readonly record: (
    tx: Recording,
    found: EntitlementCase,
    sent: Sent,
    signatureId: string,
  ) => Promise<unknown>;
  /** What is recorded with it about how things stand once it is; answers with the view that shows it too. */
  readonly after?: (
    tx: Recording,
    found: EntitlementCase,
    view: EntitlementView,
    signature: Signature,
  ) => Promise<EntitlementView>;
}

/** The two steps that acceptance, lift and withdrawal share: the words first, then the signature. */
@Injectable()
export class SignedChangeService {
  readonly #recorder: Recorder;
  readonly #signing: SigningService;
  readonly #cases: EntitlementCaseService;
  readonly #views: EntitlementViewService;

  constructor(
    recorder: Recorder,
    signing: SigningService,
    cases: EntitlementCaseService,
    views: EntitlementViewService,
  ) {
    this.#recorder = recorder;
    this.#signing = signing;
    this.#cases = cases;
    this.#views = views;
  }

  async challenge<Sent extends { readonly seen: number }>(
    caller: Caller,
    id: EntitlementId,
    sent: Sent,
    change: SignedChange<Sent>,
  ): Promise<SigningChallenge> {
    const actor = personOf(caller);
    const statement = await this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId);
      const found = await this.#cases.open(tx, id, actor, asOf);
      requireSeen(sent.seen, entitlementChangedAt(found.holder, id), asOf.knownAt);
      return change.words(found, sent);
    });
    const record = { ...change.about, ...recordToSign(sent) };
    return this.#signing.challenge(caller, { meaning: change.meaning, record, statement });
  }

  async sign<Sent extends { readonly seen: number; readonly signature: SignatureInput }>(
    caller: Caller,
    request: RecordingRequest,
    id: EntitlementId,
    sent: Sent,
    change: SignedChange<Sent>,
  ): Promise<Outcome<EntitlementView>> {
    const actor = personOf(caller);
    const verified = await this.#signing.verify(caller, sent.signature, {
      meaning: change.meaning,
      record: { ...change.about, ...recordToSign(sent) },
    });
    return this.#recorder.record(request, async (tx) => {
      const asOf = asOfRecording(tx);
      const found = await this.#cases.open(tx.manager, id, actor, asOf);
      requireSeen(sent.seen, entitlementChangedAt(found.holder, id), asOf.knownAt);
      requireSameWords(verified, change.words(found, sent), tx.head);
      const signature = await this.#signing.consume(tx, verified);
      await change.record(tx, found, sent, signature.id);
      const view = await this.#view(tx, caller, found, asOf);
      return change.after === undefined ? view : change.after(tx, found, view, signature);
    });
  }

  async #view(
    tx: Recording,
    caller: Caller,
    { place }: EntitlementCase,
    asOf: AsOf,
  ): Promise<EntitlementView> {
    const [view] = await this.#views.views(tx.manager, caller, [place], asOf);
    if (view === undefined) throw new Error('An entitlement has no view');
    return view;
  }
}
