import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { titlesOf } from '@oart/contract';
import type { OfflineReviewView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantTime } from '../dates/instant-time';
import { choicesOf } from '../forms/choices-of';
import { frameworkInForce } from '../framework/framework-api';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { CsvDownload } from '../lists/csv-download';
import { FilterChoice } from '../lists/filter-choice';
import { pagedList } from '../lists/paged-list';
import { ShowMore } from '../lists/show-more';
import { organisation } from '../my-standing/standing-api';
import { PersonLink } from '../person/person-link';
import { FailureNotice } from '../problems/failure-notice';
import { ActBeside, SignedSidePanel } from '../staff-file/signed-side-panel';
import { LookChip } from '../status/look-chip';
import { OFFLINE_LOOKS } from './act-looks';
import {
  fitsTogether,
  fractionsOf,
  owedSentence,
  reviewOf,
  stillChosen,
  weekOf,
} from './offline-reviews';

const STATES = {
  open: 'Waiting',
  overdue: 'Overdue',
  concern: 'Concern',
  reviewed: 'Reviewed',
  '': 'All',
} as const;

/** Selections that await their offline review: signed one by one, or the fractions of a case together (10.16). */
@Component({
  selector: 'oart-offline-reviews-page',
  imports: [
    CsvDownload,
    DayDate,
    EmptyState,
    FailureNotice,
    FilterChoice,
    InstantTime,
    LookChip,
    MatButton,
    PageHeading,
    PersonLink,
    ShowMore,
    SignedSidePanel,
    Skeleton,
  ],
  templateUrl: './offline-reviews-page.html',
  styleUrl: './waiting-list.scss',
})
export class OfflineReviewsPage {
  // From the address.
  readonly state = input<string, string | undefined>('open', {
    transform: (asked) => asked ?? 'open',
  });
  readonly unit = input<string>();
  readonly case = input<string>();

  private readonly router = inject(Router);
  private readonly framework = frameworkInForce();
  private readonly organisation = organisation();

  protected readonly states = choicesOf(STATES);
  protected readonly looks = OFFLINE_LOOKS;
  protected readonly fractionsOf = fractionsOf;
  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  private readonly document = computed(() =>
    this.framework.hasValue() ? this.framework.value().document : null,
  );
  protected readonly titles = computed(() => titlesOf(this.document(), []));
  protected readonly task = computed(() =>
    this.document()?.tasks.find(({ kind }) => kind === 'review'),
  );
  protected readonly list = computed(() => {
    const [state, unit, caseReference] = [this.state(), this.unit() ?? '', this.case() ?? ''];
    return {
      url: '/api/offline-reviews',
      params: {
        sort: state === 'reviewed' ? '-selectedAt' : 'dueOn',
        ...(state !== '' && { state }),
        ...(unit !== '' && { unit }),
        ...(caseReference !== '' && { caseReference }),
      },
    };
  });
  protected readonly reviews = pagedList<OfflineReviewView>(() => this.list());
  protected readonly failure = computed(
    () => this.reviews.error() ?? this.framework.error() ?? this.organisation.error(),
  );
  /** Only then does an empty list mean that nothing is owed. */
  protected readonly isAllThatIsOwed = computed(
    () => this.state() === 'open' && (this.unit() ?? '') === '' && (this.case() ?? '') === '',
  );
  protected readonly answer = computed(() => {
    const items = this.reviews.items();
    if (items === null || this.reviews.isAskedAnew() || !this.isAllThatIsOwed()) {
      return 'Offline reviews';
    }
    return owedSentence(items, this.reviews.hasMore());
  });
  /** To be signed together: fractions of one case, until another list is asked for. */
  protected readonly chosen = linkedSignal<
    { readonly list: object; readonly items: readonly OfflineReviewView[] | null },
    readonly OfflineReviewView[]
  >({
    source: () => ({ list: this.list(), items: this.reviews.items() }),
    computation: ({ list, items }, before) =>
      before?.source.list === list ? stillChosen(items ?? [], before.value) : [],
  });

  protected readonly beside = new ActBeside();

  protected show(part: string, value: string): void {
    void this.router.navigate(['/offline-reviews'], {
      queryParams: { [part]: value },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected mayChoose(item: OfflineReviewView): boolean {
    return fitsTogether(item, this.chosen());
  }

  protected choose(item: OfflineReviewView): void {
    this.chosen.update((chosen) =>
      chosen.includes(item) ? chosen.filter((each) => each !== item) : [...chosen, item],
    );
  }

  protected open(item: OfflineReviewView): void {
    const task = this.task();
    if (task !== undefined) void this.beside.begin(reviewOf(item, task));
  }

  protected together(): void {
    void this.beside.begin(weekOf(this.chosen()));
  }

  protected done(): void {
    this.beside.close();
    this.reviews.reload();
  }

  protected loadAgain(): void {
    this.reviews.reload();
    this.framework.reload();
    this.organisation.reload();
  }
}
