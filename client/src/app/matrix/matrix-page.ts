import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { parseDay } from '@oart/competency';
import type { CalendarDay, StandingState } from '@oart/competency';
import { csvOf } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { DayField } from '../forms/day-field';
import { PROFESSION_WORDS } from '@oart/contract';
import { noDay, noOtherDay, notAmong } from '../layout/address-faults';
import { AddressNotice } from '../layout/address-notice';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { saveFile } from '../lists/save-file';
import { searchField } from '../lists/search-field';
import { organisation } from '../my-standing/standing-api';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { STANDING_STATES } from '../status/standing-states';
import { ChosenUnit } from '../units/chosen-unit';
import { MatrixCellPanel } from './matrix-cell-panel';
import { choicesFrom, instantMeant, knownMeant } from './matrix-choices';
import { matrixRows } from './matrix-csv';
import { MatrixGrid } from './matrix-grid';
import type { GridPlace } from './matrix-grid';
import { MatrixLegend } from './matrix-legend';
import { isSameQuestion, matrixOf } from './matrix-api';
import { matrixLine, thinnestSentence, whenOf } from './matrix-words';
import { shownMatrix } from './shown-matrix';

const STATES = (Object.keys(STANDING_STATES) as StandingState[]).flatMap((id) => {
  const look = STANDING_STATES[id];
  return look === null ? [] : [{ id, title: `${look.code} ${look.word}` }];
});

/** Everybody by role and treatment site on any day; the address holds all that was chosen. */
@Component({
  selector: 'oart-matrix-page',
  imports: [
    AddressNotice,
    DayField,
    EmptyState,
    FailureNotice,
    MatButton,
    MatIcon,
    MatrixCellPanel,
    MatrixGrid,
    MatrixLegend,
    PageHeading,
    PrintLine,
    ReactiveFormsModule,
    Skeleton,
    Unbroken,
  ],
  templateUrl: './matrix-page.html',
  styleUrl: './matrix-page.scss',
})
export class MatrixPage {
  // From the address.
  readonly unit = input<string>();
  readonly day = input<string>();
  /** The day whose end is what was known. */
  readonly known = input<string>();
  readonly profession = input<string>();
  readonly role = input<string>();
  readonly site = input<string>();
  readonly state = input<string>();
  readonly name = input<string>();
  readonly action = input<string>();
  /** The open cell: person, role and treatment site. */
  readonly cell = input<string>();

  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);
  private readonly chosenUnit = inject(ChosenUnit);
  protected readonly organisation = organisation();

  protected readonly states = STATES;
  protected readonly professions = Object.entries(PROFESSION_WORDS);
  protected readonly mayAskPast = computed(() => this.session.hasAny(['entitler', 'auditor']));

  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly chosen = computed(
    () => this.units().find(({ id }) => id === this.unit()) ?? this.chosenUnit.of(this.units()),
  );
  /** Asked about while the units are still on their way: mostly that is the one. */
  private readonly probableUnit = computed(
    () => this.unit() ?? this.chosenUnit.latest() ?? undefined,
  );
  private readonly today = computed(() => this.clock.today());
  protected readonly dayField = this.dayFieldOf(
    'day',
    () => parseDay(this.day() ?? '') ?? this.today(),
  );
  protected readonly knownField = this.dayFieldOf('known', () => parseDay(this.known() ?? ''));

  protected readonly faults = computed(() => [
    ...notAmong(this.unit(), this.units(), 'treatment unit'),
    ...[this.day(), this.known()].flatMap((day) => [
      ...noDay(day),
      ...(this.mayAskPast() ? [] : noOtherDay(day, this.today())),
    ]),
  ]);

  protected readonly nameField = searchField(
    () => this.name() ?? '',
    (name) => {
      this.go({ name });
    },
  );

  protected readonly asked = computed(
    () => ({
      unit: this.organisation.hasValue() ? this.chosen()?.id : this.probableUnit(),
      at: this.mayAskPast() ? instantMeant(this.day(), this.today(), this.clock.zone()) : undefined,
      knownAt: this.mayAskPast() ? knownMeant(this.known(), this.clock.zone()) : undefined,
    }),
    { equal: isSameQuestion },
  );
  protected readonly answer = matrixOf(this.asked);
  protected readonly failure = computed(
    () =>
      this.organisation.error() ?? (this.organisation.hasValue() ? this.answer.error() : undefined),
  );

  protected readonly choices = computed(() =>
    choicesFrom({
      profession: this.profession(),
      role: this.role(),
      site: this.site(),
      state: this.state(),
      name: this.name(),
      action: this.action(),
    }),
  );
  protected readonly shown = computed(() => {
    if (!this.organisation.hasValue() || !this.answer.hasValue()) return null;
    const view = this.answer.value();
    const matrix = shownMatrix(view, this.choices());
    const when = whenOf(view.on as CalendarDay, this.today());
    return {
      view,
      matrix,
      when,
      sentence: thinnestSentence(matrix, when),
      line: matrixLine(view, matrix),
    };
  });
  protected readonly roles = computed(() => {
    const columns = this.shown()?.view.columns ?? [];
    return [...new Map(columns.map(({ role, roleTitle }) => [role, roleTitle]))];
  });
  protected readonly sites = computed(() => {
    const columns = this.shown()?.view.columns ?? [];
    return [...new Map(columns.map((each) => [each.treatmentSite, each.treatmentSiteTitle]))];
  });

  /** The open cell, where it is among those shown. */
  protected readonly open = computed(() => {
    const matrix = this.shown()?.matrix;
    const [person, role, site] = (this.cell() ?? '').split('/');
    const row = matrix?.rows.findIndex((each) => each.person.id === person) ?? -1;
    const column =
      matrix?.columns.findIndex((each) => each.role === role && each.treatmentSite === site) ?? -1;
    const shownRow = matrix?.rows[row];
    const shownColumn = matrix?.columns[column];
    if (shownRow === undefined || shownColumn === undefined) return null;
    return {
      key: this.cell(),
      place: { row, column },
      person: shownRow.person,
      column: shownColumn,
      cell: shownRow.cells[column] ?? null,
    };
  });

  protected show(part: string, event: Event): void {
    const field = event.target;
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      this.go({ [part]: field.checked ? field.value : null });
    } else if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) {
      this.go({ [part]: field.value === '' ? null : field.value });
    }
  }

  protected showUnit(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.chosenUnit.choose(event.target.value);
    this.go({ unit: event.target.value });
  }

  protected openCell({ row, column }: GridPlace): void {
    const matrix = this.shown()?.matrix;
    const person = matrix?.rows[row]?.person.id;
    const at = matrix?.columns[column];
    if (person === undefined || at === undefined) return;
    this.go({ cell: `${person}/${at.role}/${at.treatmentSite}` });
  }

  protected close(): void {
    this.go({ cell: null });
  }

  protected everybody(): void {
    this.go({ profession: null, role: null, site: null, state: null, name: null, action: null });
  }

  protected save(): void {
    const shown = this.shown();
    if (shown === null) return;
    const name = `matrix-${shown.view.unit.name}-${shown.view.on}`;
    saveFile(this.document, name, 'csv', csvOf(matrixRows(shown.matrix)));
  }

  protected print(): void {
    print();
  }

  protected again(): void {
    this.organisation.reload();
    this.answer.reload();
  }

  /** A field that shows a day of the address and changes it. */
  private dayFieldOf(part: string, day: () => CalendarDay | null): FormControl<string | null> {
    const field = new FormControl<string | null>(null);
    effect(() => {
      field.setValue(day(), { emitEvent: false });
    });
    field.valueChanges.pipe(takeUntilDestroyed()).subscribe((chosen) => {
      if (field.valid) this.go({ [part]: chosen });
    });
    return field;
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate(['/matrix'], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
