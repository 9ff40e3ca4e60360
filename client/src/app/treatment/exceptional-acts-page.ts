import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { titlesOf } from '@oart/contract';
import type { ExceptionalActView, ExceptionalCountsView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantTime } from '../dates/instant-time';
import { SiteClock } from '../dates/site-clock';
import { tickingTime } from '../dates/ticking-time';
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
import { SessionStore } from '../session/session-store';
import { ActBeside, SignedSidePanel } from '../staff-file/signed-side-panel';
import { LookChip } from '../status/look-chip';
import { ageInDays } from '../verification/queue-order';
import { brokenAddress } from './act-address';
import { EXCEPTIONAL_LOOKS, KIND_TITLES } from './act-looks';
import { ExceptionalCounts } from './exceptional-counts';
import { owedAct, waitingSentence } from './exceptional-acts';

const STATES = { open: 'Waiting', overdue: 'Overdue', done: 'Done', '': 'All' } as const;

/** Break-glass, acts without entitlement and late entries: what happened, and what somebody still owes it. */
@Component({
  selector: 'oart-exceptional-acts-page',
  imports: [
    CsvDownload,
    DayDate,
    EmptyState,
    ExceptionalCounts,
    FailureNotice,
    FilterChoice,
    InstantTime,
    LookChip,
    MatButton,
    PageHeading,
    PersonLink,
    RouterLink,
    ShowMore,
    SignedSidePanel,
    Skeleton,
  ],
  templateUrl: './exceptional-acts-page.html',
  styleUrl: './waiting-list.scss',
})
export class ExceptionalActsPage {
  // From the address.
  readonly state = input<string, string | undefined>('open', {
    transform: (asked) => asked ?? 'open',
  });
  readonly kind = input<string>();
  readonly unit = input<string>();

  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);
  private readonly framework = frameworkInForce();
  private readonly organisation = organisation();

  protected readonly states = choicesOf(STATES);
  protected readonly kinds = choicesOf(KIND_TITLES);
  protected readonly kindTitles = KIND_TITLES;
  protected readonly looks = EXCEPTIONAL_LOOKS;
  protected readonly mayRecord = this.session.hasAny(['staff-member']);
  /** Anybody else sees the acts that they had a part in. */
  protected readonly seesAll = this.session.hasAny(['entitler', 'service-manager', 'auditor']);
  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly titles = computed(() =>
    titlesOf(this.framework.hasValue() ? this.framework.value().document : null, []),
  );
  protected readonly list = computed(() => {
    const [state, kind, unit] = [this.state(), this.kind() ?? '', this.unit() ?? ''];
    return {
      url: '/api/exceptional-acts',
      params: {
        // What waits longest comes first; what is done is looked up from its end.
        sort: state === 'open' || state === 'overdue' ? 'recordedAt' : '-recordedAt',
        ...(state !== '' && { state }),
        ...(kind !== '' && { kind }),
        ...(unit !== '' && { unit }),
      },
    };
  });
  protected readonly acts = pagedList<ExceptionalActView>(() => this.list());
  /** Of the whole department: closed to whom a scope limits. */
  protected readonly counts = httpResource<ExceptionalCountsView>(() =>
    this.seesAll && !this.session.isScoped() ? '/api/exceptional-acts/counts' : undefined,
  );
  protected readonly failure = computed(
    () => this.acts.error() ?? this.framework.error() ?? this.organisation.error(),
  );
  /** Only then does an empty list mean that nothing waits. */
  protected readonly isAllThatWaits = computed(
    () => this.state() === 'open' && (this.kind() ?? '') === '' && (this.unit() ?? '') === '',
  );
  protected readonly answer = computed(() => {
    const items = this.acts.items();
    if (items === null || this.acts.isAskedAnew() || !this.isAllThatWaits()) {
      return 'Exceptional acts';
    }
    return waitingSentence(items, this.acts.hasMore(), this.seesAll);
  });

  protected readonly nothing = computed(() => {
    if (!this.isAllThatWaits()) return 'Nothing was found with these filters.';
    return this.seesAll ? 'Nothing waits.' : 'Nothing waits for you.';
  });

  protected readonly beside = new ActBeside();
  protected readonly now = tickingTime();
  protected readonly address = brokenAddress;

  protected ageOf({ recordedAt }: ExceptionalActView): string {
    return `${String(ageInDays(recordedAt, this.clock.now()))} d`;
  }

  protected show(part: string, value: string): void {
    void this.router.navigate(['/exceptional-acts'], {
      queryParams: { [part]: value },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected open(item: ExceptionalActView): void {
    void this.beside.begin(owedAct(item, this.titles().task(item.task)));
  }

  protected done(): void {
    this.beside.close();
    this.acts.reload();
    this.counts.reload();
  }

  protected loadAgain(): void {
    this.acts.reload();
    this.framework.reload();
    this.organisation.reload();
  }
}
