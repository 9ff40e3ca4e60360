import { LiveAnnouncer } from '@angular/cdk/a11y';
import { CdkListbox, CdkOption } from '@angular/cdk/listbox';
import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { firstValueFrom } from 'rxjs';
import { EVIDENCE_TYPE_TITLES } from '@oart/contract';
import type { EvidenceReviewRequest, EvidenceView } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { EvidenceApi, verificationQueue } from '../evidence/evidence-api';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { RequestFailure } from '../problems/request-failure';
import { SessionApi } from '../session/session-api';
import { SessionStore } from '../session/session-store';
import { ConfirmBulk } from './bulk-confirmation';
import { DocumentPreview } from './document-preview';
import { HeldReview } from './held-review';
import type { Judged } from './held-review';
import { JudgementDrafts } from './judgement-drafts';
import { isForPage } from './page-keys';
import { EVERYTHING, ageInDays, filterQueue, queueOrder, queueSentence } from './queue-order';
import type { QueueFilter } from './queue-order';
import { RecordJudgement } from './record-judgement';

interface Refused {
  readonly judged: Judged;
  readonly failure: RequestFailure;
}

/** What waits for a verifier: the list, the document, and beside it what it would satisfy. */
@Component({
  selector: 'oart-verification-queue-page',
  imports: [
    CdkListbox,
    CdkOption,
    DocumentPreview,
    EmptyState,
    FailureNotice,
    MatButton,
    MatIcon,
    PageHeading,
    RecordJudgement,
    Skeleton,
  ],
  templateUrl: './verification-queue-page.html',
  styleUrl: './verification-queue-page.scss',
  host: {
    '(document:keydown)': 'pressed($event)',
    '(window:beforeunload)': 'leaving($event)',
  },
})
export class VerificationQueuePage {
  private readonly api = inject(EvidenceApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly clock = inject(SiteClock);
  private readonly session = inject(SessionStore);
  private readonly drafts = inject(JudgementDrafts);
  private readonly confirmBulk = inject(ConfirmBulk);
  private readonly judgement = viewChild('judgement', { read: RecordJudgement });
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  protected readonly queue = verificationQueue();
  protected readonly filter = signal<QueueFilter>(EVERYTHING);
  /** Judged since the queue was read: gone from the list before it is read again. */
  private readonly judged = signal<readonly string[]>([]);
  /** Seen, ticked and put aside to be verified together. */
  private readonly together = signal<readonly Judged[]>([]);
  private readonly review = new HeldReview((judged) => this.record([judged]));
  /** What was not recorded after all, with the reason; it is back in the queue. */
  protected readonly refused = signal<readonly Refused[]>([]);
  protected readonly progress = signal<{ readonly done: number; readonly of: number } | null>(null);
  protected readonly held = this.review.held;
  /** The record whose file is on the screen. */
  protected readonly openId = signal<string | null>(null);

  private readonly all = computed(() => {
    if (!this.queue.hasValue()) return [];
    const judged = this.judged();
    const person = this.session.personId();
    return queueOrder(this.queue.value().items, person).filter(({ id }) => !judged.includes(id));
  });
  protected readonly isEmpty = computed(() => this.all().length === 0);
  protected readonly items = computed(() => filterQueue(this.all(), this.filter()));
  protected readonly types = computed(() =>
    [...new Set(this.all().map(({ type }) => type))].map((type) => ({
      type,
      title: EVIDENCE_TYPE_TITLES[type],
    })),
  );
  protected readonly sentence = computed(() => queueSentence(this.all(), this.session.personId()));
  protected readonly chosen = linkedSignal<readonly EvidenceView[], EvidenceView | null>({
    source: this.items,
    computation: (items, previous) => {
      const kept = previous === undefined ? null : previous.value;
      return items.find(({ id }) => id === kept?.id) ?? items[0] ?? null;
    },
  });
  /** Those put aside that still wait. */
  protected readonly ready = computed(() => {
    const waiting = new Set(this.all().map(({ id }) => id));
    return this.together().filter(({ item }) => waiting.has(item.id));
  });
  protected readonly failure = computed(
    () =>
      this.refused().find(({ judged }) => judged.item.id === this.chosen()?.id)?.failure ?? null,
  );

  constructor() {
    effect(() => {
      if (this.chosen() === null) return;
      setTimeout(() => {
        this.showChosen();
      });
    });
    const forget = inject(SessionApi).beforeSignOut(() => this.review.sendNow());
    inject(DestroyRef).onDestroy(() => {
      forget();
      void this.review.sendNow();
    });
  }

  protected ageOf({ submittedAt }: EvidenceView): string {
    return `${String(ageInDays(submittedAt, this.clock.now()))} d`;
  }

  protected isReady(id: string | undefined): boolean {
    return this.ready().some(({ item }) => item.id === id);
  }

  protected narrow(change: Partial<QueueFilter>): void {
    this.filter.update((filter) => ({ ...filter, ...change }));
  }

  protected showEverything(): void {
    this.filter.set(EVERYTHING);
  }

  protected choose(ids: readonly string[]): void {
    const item = this.items().find(({ id }) => id === ids[0]);
    if (item !== undefined) this.chosen.set(item);
  }

  /** Out of the list at once, recorded when it can no longer be undone. */
  protected judge(request: EvidenceReviewRequest): void {
    const item = this.chosen();
    if (item === null) return;
    this.step(1);
    this.forget(item.id);
    this.judged.update((ids) => [...ids, item.id]);
    this.review.hold({ item, request });
    this.list()?.nativeElement.focus();
    const done = request.outcome === 'verified' ? 'verified' : 'sent back';
    void this.announcer.announce(
      `${item.title} of ${item.person.displayName} is ${done}. U takes it back.`,
    );
  }

  protected undo(): void {
    const taken = this.review.undo();
    if (taken === null) return;
    this.putBack(taken.item.id);
    this.show(taken.item.id);
    void this.announcer.announce('Taken back; nothing was recorded.');
  }

  protected putAside(request: EvidenceReviewRequest | null): void {
    const item = this.chosen();
    if (item === null) return;
    const others = this.together().filter((each) => each.item.id !== item.id);
    this.together.set(request === null ? others : [...others, { item, request }]);
    if (request === null) return;
    this.step(1);
    void this.announcer.announce(`${String(this.ready().length)} to be verified together.`);
  }

  protected async verifyTogether(): Promise<void> {
    void this.review.sendNow();
    const confirmed = await this.confirmBulk.ask(this.ready());
    if (confirmed.length === 0) return;
    this.judged.update((ids) => [...ids, ...confirmed.map(({ item }) => item.id)]);
    this.progress.set({ done: 0, of: confirmed.length });
    const recorded = await this.record(confirmed, (done) => {
      this.progress.set({ done, of: confirmed.length });
    });
    this.progress.set(null);
    this.together.set([]);
    await this.announcer.announce(`${String(recorded)} of ${String(confirmed.length)} verified.`);
  }

  /** The record, though the filter leave it out. */
  protected show(id: string): void {
    if (!this.items().some((item) => item.id === id)) this.showEverything();
    this.choose([id]);
  }

  protected again(): void {
    void this.review.sendNow();
    this.judged.set([]);
    this.refused.set([]);
    this.queue.reload();
  }

  /** Someone who leaves has decided: what is held back is recorded, and said so where it still can be. */
  protected leaving(event: BeforeUnloadEvent): void {
    if (this.held() === null && this.progress() === null) return;
    void this.review.sendNow();
    event.preventDefault();
  }

  /** The keys of the list below it. */
  protected pressed(event: KeyboardEvent): void {
    if (!isForPage(event)) return;
    const key = event.key.toLowerCase();
    const act = this.keys[key];
    if (act !== undefined) act();
    else if (/^[1-9]$/.test(key)) this.judgement()?.settle(Number(key));
  }

  private readonly keys: Readonly<Record<string, (() => void) | undefined>> = {
    j: () => {
      this.step(1);
    },
    k: () => {
      this.step(-1);
    },
    o: () => this.judgement()?.sight(),
    v: () => this.judgement()?.verify(),
    s: () => this.judgement()?.toSendBack(),
    l: () => this.judgement()?.toReady(),
    u: () => {
      this.undo();
    },
  };

  /** Sends one after the other; what is refused comes back. Answers how many were recorded. */
  private async record(
    judged: readonly Judged[],
    progress: (done: number) => void = () => undefined,
  ): Promise<number> {
    let recorded = 0;
    for (const [done, each] of judged.entries()) {
      try {
        await firstValueFrom(this.api.review(each.item.id, each.request));
        this.drafts.drop(each.item.id);
        recorded += 1;
      } catch (failure) {
        if (!(failure instanceof RequestFailure)) throw failure;
        this.refused.update((refused) => [...refused, { judged: each, failure }]);
        this.putBack(each.item.id);
      }
      progress(done + 1);
    }
    return recorded;
  }

  /** In a long list the next record lies below what is seen of it. */
  private showChosen(): void {
    const chosen = this.list()?.nativeElement.querySelector('[aria-selected=true]');
    chosen?.scrollIntoView({ block: 'nearest' });
  }

  private putBack(id: string): void {
    this.judged.update((ids) => ids.filter((each) => each !== id));
  }

  /** What was said about a record earlier is over when it is judged anew. */
  private forget(id: string): void {
    this.together.update((all) => all.filter(({ item }) => item.id !== id));
    this.refused.update((all) => all.filter(({ judged }) => judged.item.id !== id));
  }

  private step(by: 1 | -1): void {
    const items = this.items();
    const at = items.findIndex(({ id }) => id === this.chosen()?.id);
    const next = items[at + by] ?? items[at];
    if (next !== undefined) this.choose([next.id]);
  }
}
