import { LiveAnnouncer } from '@angular/cdk/a11y';
import { CdkListbox, CdkOption } from '@angular/cdk/listbox';
import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { firstValueFrom } from 'rxjs';
import type { EvidenceReviewRequest, EvidenceView } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { EvidenceApi, verificationQueue } from '../evidence/evidence-api';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { RequestFailure } from '../problems/request-failure';
import { SessionStore } from '../session/session-store';
import { DocumentPreview } from './document-preview';
import { ageInDays, queueOrder, queueSentence } from './queue-order';
import { RecordJudgement } from './record-judgement';

/** What waits for a verifier: the list, the document, and beside it what it would satisfy. */
@Component({
  selector: 'oart-verification-queue-page',
  imports: [
    CdkListbox,
    CdkOption,
    DocumentPreview,
    EmptyState,
    FailureNotice,
    MatIcon,
    PageHeading,
    RecordJudgement,
    Skeleton,
  ],
  templateUrl: './verification-queue-page.html',
  styleUrl: './verification-queue-page.scss',
  host: { '(document:keydown)': 'pressed($event)' },
})
export class VerificationQueuePage {
  private readonly api = inject(EvidenceApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly clock = inject(SiteClock);
  private readonly session = inject(SessionStore);
  private readonly judgement = viewChild('judgement', { read: RecordJudgement });
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  protected readonly queue = verificationQueue();
  /** Judged since the queue was read: gone from the list before it is read again. */
  private readonly judged = signal<readonly string[]>([]);

  protected readonly items = computed(() => {
    if (!this.queue.hasValue()) return [];
    const judged = this.judged();
    const person = this.session.view()?.person?.id;
    return queueOrder(this.queue.value().items, person).filter(({ id }) => !judged.includes(id));
  });
  protected readonly sentence = computed(() =>
    queueSentence(this.items(), this.session.view()?.person?.id),
  );
  protected readonly chosen = linkedSignal<readonly EvidenceView[], EvidenceView | null>({
    source: this.items,
    computation: (items, previous) => {
      const kept = previous === undefined ? null : previous.value;
      return items.find(({ id }) => id === kept?.id) ?? items[0] ?? null;
    },
  });
  protected readonly isSending = signal(false);
  protected readonly failure = signal<RequestFailure | null>(null);

  protected ageOf({ submittedAt }: EvidenceView): string {
    return `${String(ageInDays(submittedAt, this.clock.now()))} d`;
  }

  protected choose(ids: readonly string[]): void {
    const item = this.items().find(({ id }) => id === ids[0]);
    if (item === undefined) return;
    this.failure.set(null);
    this.chosen.set(item);
  }

  protected async review(request: EvidenceReviewRequest): Promise<void> {
    const item = this.chosen();
    if (item === null || this.isSending()) return;
    this.isSending.set(true);
    this.failure.set(null);
    try {
      await firstValueFrom(this.api.review(item.id, request));
      this.step(1);
      this.judged.update((ids) => [...ids, item.id]);
      this.list()?.nativeElement.focus();
      const done = request.outcome === 'verified' ? 'verified' : 'sent back';
      await this.announcer.announce(`${item.title} of ${item.person.displayName} is ${done}.`);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failure.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  protected again(): void {
    this.judged.set([]);
    this.queue.reload();
  }

  /** J and K move through the queue, V and S go to the decision; not while something is typed. */
  protected pressed(event: KeyboardEvent): void {
    const isTyping =
      event.target instanceof Element &&
      event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select') !== null;
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    switch (event.key.toLowerCase()) {
      case 'j':
        this.step(1);
        break;
      case 'k':
        this.step(-1);
        break;
      case 'v':
        this.judgement()?.toVerify();
        break;
      case 's':
        this.judgement()?.toSendBack();
        break;
    }
  }

  private step(by: 1 | -1): void {
    const items = this.items();
    const at = items.findIndex(({ id }) => id === this.chosen()?.id);
    const next = items[at + by] ?? items[at];
    if (next !== undefined) this.choose([next.id]);
  }
}
