import { Injectable } from '@nestjs/common';
import type { EntitlementId, PersonId } from '@oart/competency';
import type { EntitlementView, Page } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import type { PastOfOneQuery } from '../http/past.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { readsAll, requireHistoryReader, requireReader } from '../standing/reader.ts';
import type { EntitlementQuery } from './entitlement.dto.ts';
import { EntitlementRepository } from './entitlement.repository.ts';
import { EntitlementViewService } from './entitlement-view.service.ts';

@Injectable()
export class EntitlementService {
  readonly #recorder: Recorder;
  readonly #entitlements: EntitlementRepository;
  readonly #views: EntitlementViewService;

  constructor(
    recorder: Recorder,
    entitlements: EntitlementRepository,
    views: EntitlementViewService,
  ) {
    this.#recorder = recorder;
    this.#entitlements = entitlements;
    this.#views = views;
  }

  /** A page of the entitlements of the person named, else of everybody whom the caller may read. */
  async list(caller: Caller, query: EntitlementQuery): Promise<Page<EntitlementView>> {
    const named = (query.person ?? null) as PersonId | null;
    if (named !== null) requireReader(caller, named);
    const holder = named ?? (readsAll(caller) ? null : caller.personId);
    requireHistoryReader(caller, holder, query);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId, query);
      const upTo = { knownAt: asOf.knownAt, at: query.at };
      const { rows, cursor } = await this.#entitlements.places(tx, query, upTo, {
        holder,
        role: query.role,
      });
      const items = await this.#views.views(tx, caller, rows, asOf, asOf.knownAt);
      return { items, cursor, ledgerIndex: asOf.knownAt };
    });
  }

  /** @throws `not-found` for what was not granted by then; `forbidden` where somebody else asks about the past */
  async show(caller: Caller, id: EntitlementId, query: PastOfOneQuery): Promise<EntitlementView> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const asOf = await asOfNow(tx, caller.employerId, query);
      const upTo = { knownAt: asOf.knownAt, at: query.at };
      const place = await this.#entitlements.place(tx, id, upTo);
      if (place === null) throw notFound();
      requireReader(caller, place.holder);
      requireHistoryReader(caller, place.holder, query);
      const [view] = await this.#views.views(tx, caller, [place], asOf, asOf.knownAt);
      if (view === undefined) throw notFound();
      return view;
    });
  }
}
