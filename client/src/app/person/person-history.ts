import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HistoryEntryView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { Skeleton } from '../layout/skeleton';
import { CsvDownload } from '../lists/csv-download';
import { pagedList } from '../lists/paged-list';
import { ShowMore } from '../lists/show-more';
import { FailureNotice } from '../problems/failure-notice';
import { LookChip } from '../status/look-chip';
import { HISTORY_WORDS, historyLook } from './history-look';
import { askedAbout } from './past-day';
import type { PastDay } from './past-day';

/** One list of everything that happened with a person, the newest first, up to the day shown. */
@Component({
  selector: 'oart-person-history',
  imports: [CsvDownload, FailureNotice, InstantTime, LookChip, RouterLink, ShowMore, Skeleton],
  templateUrl: './person-history.html',
  styleUrl: './person-history.scss',
})
export class PersonHistory {
  readonly person = input.required<string>();
  readonly personName = input.required<string>();
  /** Null shows everything up to now. */
  readonly past = input.required<PastDay | null>();

  protected readonly words = HISTORY_WORDS;
  protected readonly kind = signal('');
  protected readonly list = computed(() => ({
    url: `/api/people/${this.person()}/history`,
    params: { ...askedAbout(this.past()), ...(this.kind() !== '' && { kind: this.kind() }) },
  }));
  protected readonly entries = pagedList<HistoryEntryView>(() => this.list());
  protected readonly rows = computed(
    () => this.entries.items()?.map((entry) => ({ entry, look: historyLook(entry) })) ?? null,
  );

  protected choose(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.kind.set(event.target.value);
  }

  reload(): void {
    this.entries.reload();
  }
}
