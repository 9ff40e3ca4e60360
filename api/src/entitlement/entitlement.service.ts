import { Injectable } from '@nestjs/common';
import type { EntitlementId, PersonId } from '@oart/competency';
import type { EntitlementView, Page } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { pageOf, readCursor } from '../http/page.ts';
import type { PageQuery } from '../http/page.ts';
import { notFound } from '../http/problem-error.ts';
import { asOfNow } from '../ledger/as-of.ts';
import { Recorder } from '../ledger/recorder.ts';
import { readsAll, requireReader } from '../standing/reader.ts';
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

  /** Newest first: of the person named, else of everybody whom the caller may read. */
  async list(
    caller: Caller,
    query: PageQuery & { readonly person?: string },
  ): Promise<Page<EntitlementView>> {
    const named = (query.person ?? null) as PersonId | null;
    if (named !== null) requireReader(caller, named);
    const holder = named ?? (readsAll(caller) ? null : caller.personId);
    const before = readCursor(query.cursor, ['number'])?.[0] ?? Number.MAX_SAFE_INTEGER;
    return this.#recorder.read(caller.employerId, async (tx) => {
      const places = await this.#entitlements.places(tx, holder, before, query.limit + 1);
      const asOf = await asOfNow(tx, caller.employerId);
      const page = pageOf(places, query.limit, ({ index }) => [index], asOf.knownAt);
      return { ...page, items: await this.#views.views(tx, caller, page.items, asOf) };
    });
  }

  async show(caller: Caller, id: EntitlementId): Promise<EntitlementView> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const place = await this.#entitlements.place(tx, id);
      if (place === null) throw notFound();
      requireReader(caller, place.holder);
      const asOf = await asOfNow(tx, caller.employerId);
      const [view] = await this.#views.views(tx, caller, [place], asOf);
      if (view === undefined) throw notFound();
      return view;
    });
  }
}
