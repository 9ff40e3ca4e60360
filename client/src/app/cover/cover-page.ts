import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { dayAt, parseDay } from '@oart/competency';
import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import { csvOf } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { DayField } from '../forms/day-field';
import { noDay, noOtherDay, notAmong } from '../layout/address-faults';
import { AddressNotice } from '../layout/address-notice';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { saveFile } from '../lists/save-file';
import { matrixOf } from '../matrix/matrix-api';
import { instantMeant } from '../matrix/matrix-choices';
import { whenOf } from '../matrix/matrix-words';
import { organisation } from '../my-standing/standing-api';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { ChosenUnit } from '../units/chosen-unit';
import { depthOfCover } from './cover-api';
import { coverCsv } from './cover-csv';
import { coverSites, monthsOf } from './cover-rows';
import { CoverStrip } from './cover-strip';
import { CoverTable } from './cover-table';
import { coverLine, coverSentence } from './cover-words';
import { whatOneActBuys } from './what-one-act-buys';

const KEY = [
  { depth: 0, words: '0 Nobody: a gap' },
  { depth: 1, words: '1 One: a single point of failure' },
  { depth: 2, words: '2 Two' },
  { depth: 3, words: '3+ Three or more' },
] as const;

/** How many people may take each task now and over twelve months, as a picture first. */
@Component({
  selector: 'oart-cover-page',
  imports: [
    AddressNotice,
    CoverStrip,
    CoverTable,
    DayField,
    FailureNotice,
    MatButton,
    MatIcon,
    PageHeading,
    PrintLine,
    RouterLink,
    Skeleton,
    Unbroken,
  ],
  templateUrl: './cover-page.html',
  styleUrl: './cover-page.scss',
})
export class CoverPage {
  // From the address.
  readonly unit = input<string>();
  readonly from = input<string>();
  readonly view = input<string>();

  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(SessionStore);
  protected readonly mayOpenPeople = this.session.mayOpen('/people');
  private readonly clock = inject(SiteClock);
  private readonly chosenUnit = inject(ChosenUnit);
  protected readonly organisation = organisation();

  protected readonly key = KEY;
  protected readonly mayAskPast = computed(() => this.session.hasAny(['entitler', 'auditor']));
  protected readonly isTable = computed(() => this.view() === 'table');
  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly chosen = computed(
    () => this.units().find(({ id }) => id === this.unit()) ?? this.chosenUnit.of(this.units()),
  );
  private readonly today = computed(() => this.clock.today());
  private readonly at = computed(() =>
    this.mayAskPast() ? instantMeant(this.from(), this.today(), this.clock.zone()) : undefined,
  );
  protected readonly faults = computed(() => [
    ...notAmong(this.unit(), this.units(), 'treatment unit'),
    ...noDay(this.from()),
    ...(this.mayAskPast() ? [] : noOtherDay(this.from(), this.today())),
  ]);
  protected readonly fromField = new FormControl<string | null>(null);

  protected readonly cover = depthOfCover(
    () => this.chosen()?.id,
    () => this.at(),
  );
  /** Who is on the way, for those who may see it. */
  private readonly matrix = matrixOf(() => ({
    unit: this.session.hasAny(['entitler', 'service-manager', 'auditor'])
      ? this.chosen()?.id
      : undefined,
    at: this.at(),
    knownAt: undefined,
  }));
  protected readonly failure = computed(() => this.organisation.error() ?? this.cover.error());
  protected readonly shown = computed(() => {
    if (!this.cover.hasValue()) return null;
    const view = this.cover.value();
    const day = dayAt(view.from as Instant, view.unit.timeZone as TimeZone);
    return {
      view,
      day,
      sites: coverSites(view),
      months: monthsOf(view),
      sentence: coverSentence(view, whenOf(day, this.today())),
      line: coverLine(view),
    };
  });
  protected readonly acts = computed(() => {
    const view = this.shown()?.view;
    if (view === undefined || this.matrix.isLoading()) return null;
    return whatOneActBuys(view, this.matrix.hasValue() ? this.matrix.value() : null);
  });

  constructor() {
    effect(() => {
      const day: CalendarDay = parseDay(this.from() ?? '') ?? this.today();
      this.fromField.setValue(day, { emitEvent: false });
    });
    this.fromField.valueChanges.pipe(takeUntilDestroyed()).subscribe((from) => {
      if (this.fromField.valid) this.go({ from });
    });
  }

  protected showUnit(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.chosenUnit.choose(event.target.value);
    this.go({ unit: event.target.value });
  }

  protected toggle(): void {
    this.go({ view: this.isTable() ? null : 'table' });
  }

  protected save(): void {
    const shown = this.shown();
    if (shown === null) return;
    saveFile(
      this.document,
      `cover-${shown.view.unit.name}-${shown.day}`,
      'csv',
      csvOf(coverCsv(shown.sites)),
    );
  }

  protected print(): void {
    print();
  }

  protected again(): void {
    this.organisation.reload();
    this.cover.reload();
    this.matrix.reload();
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate(['/cover'], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
