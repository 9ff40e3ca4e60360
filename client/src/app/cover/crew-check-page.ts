import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { addDays, parseDay } from '@oart/competency';
import type { CrewCheckRequest, CrewCheckView } from '@oart/contract';
import { formatDayWithWeekday } from '../dates/format-day';
import { InstantTime } from '../dates/instant-time';
import { SiteClock } from '../dates/site-clock';
import { instantAtSite } from '../dates/site-time';
import { noDay, noTime } from '../layout/address-faults';
import { AddressNotice } from '../layout/address-notice';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { FailureNotice } from '../problems/failure-notice';
import { ChosenUnit } from '../units/chosen-unit';
import { UnitChoice } from '../units/unit-choice';
import { crewCheckAnswer } from './crew-check-answer';
import { CrewFindings } from './crew-findings';
import { CrewMatrix } from './crew-matrix';

const BEGINS = '08:00';
const ENDS = '18:00';

/** Tomorrow's crew against every task, to be read the evening before; on paper the list for downtime. */
@Component({
  selector: 'oart-crew-check-page',
  imports: [
    AddressNotice,
    CrewFindings,
    CrewMatrix,
    EmptyState,
    FailureNotice,
    InstantTime,
    MatButton,
    MatIcon,
    PageHeading,
    PrintLine,
    Skeleton,
    UnitChoice,
  ],
  templateUrl: './crew-check-page.html',
  styleUrl: './crew-check-page.scss',
})
export class CrewCheckPage {
  // From the address: the session that is checked. Lists are joined by commas.
  readonly day = input<string>();
  readonly from = input<string>();
  readonly until = input<string>();
  readonly unit = input<string>();
  readonly sites = input<string>();
  readonly crew = input<string>();

  private readonly router = inject(Router);
  private readonly clock = inject(SiteClock);
  private readonly chosenUnit = inject(ChosenUnit);
  private readonly organisation = organisation();
  private readonly people = people();

  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly chosen = computed(() => this.chosenUnit.of(this.units()));
  protected readonly persons = computed(() =>
    this.people.hasValue() ? this.people.value().items.filter(({ inPost }) => inPost) : [],
  );
  protected readonly loadFailure = computed(() => this.organisation.error() ?? this.people.error());
  protected readonly isReady = computed(() => this.units().length > 0 && this.people.hasValue());

  /** What stands in the form. */
  protected readonly form = signal({ day: '', from: BEGINS, until: ENDS });
  protected readonly chosenSites = signal<ReadonlySet<string>>(new Set());
  protected readonly chosenCrew = signal<ReadonlySet<string>>(new Set());
  protected readonly search = signal('');
  protected readonly found = computed(() => {
    const words = this.search().trim().toLowerCase();
    const chosen = this.chosenCrew();
    return this.persons().filter(
      ({ id, displayName, staffNumber }) =>
        chosen.has(id) || `${displayName} ${staffNumber}`.toLowerCase().includes(words),
    );
  });

  protected readonly faults = computed(() => [
    ...noDay(this.day()),
    ...noTime(this.from()),
    ...noTime(this.until()),
  ]);
  private readonly request = computed<CrewCheckRequest | null>(() => {
    if (this.faults().length > 0) return null;
    const unit = this.unit() ?? '';
    const zone = this.clock.zone();
    const from = instantAtSite(`${this.day() ?? ''}T${this.from() ?? ''}`, zone);
    const until = instantAtSite(`${this.day() ?? ''}T${this.until() ?? ''}`, zone);
    const treatmentSites = listOf(this.sites());
    if (unit === '' || from === null || until === null || treatmentSites.length === 0) return null;
    return { unitId: unit, from, until, treatmentSites, crew: listOf(this.crew()) };
  });
  protected readonly check = httpResource<CrewCheckView>(() => {
    const body = this.request();
    return body === null ? undefined : { url: '/api/crew-checks', method: 'POST', body };
  });
  protected readonly shown = computed(() => (this.check.hasValue() ? this.check.value() : null));
  protected readonly answer = computed(() => {
    const shown = this.shown();
    const day = parseDay(this.day() ?? '');
    if (shown === null || day === null) return 'Staffing check';
    return `${crewCheckAnswer(shown)} on ${formatDayWithWeekday(day)}, ${shown.unit.name}`;
  });
  protected readonly missing = computed(() => {
    const { day, from, until } = this.form();
    return [
      ...(parseDay(day) === null ? ['a day'] : []),
      ...(from === '' || until === '' || until <= from ? ['a time that ends after it begins'] : []),
      ...(this.chosenSites().size === 0 ? ['a treatment site'] : []),
      ...(this.chosenCrew().size === 0 ? ['somebody for the crew'] : []),
    ];
  });

  constructor() {
    effect(() => {
      const tomorrow = addDays(this.clock.today(), 1);
      const day = this.day() ?? tomorrow;
      const form = { day, from: this.from() ?? BEGINS, until: this.until() ?? ENDS };
      const sites = listOf(this.sites());
      const crew = listOf(this.crew());
      untracked(() => {
        this.form.set(form);
        this.chosenSites.set(new Set(sites));
        this.chosenCrew.set(new Set(crew));
      });
    });
  }

  protected checkCrew(): void {
    const unit = this.chosen();
    if (unit === undefined || this.missing().length > 0) return;
    const before = this.request();
    const queryParams = {
      ...this.form(),
      unit: unit.id,
      sites: unit.treatmentSites
        .map(({ id }) => id)
        .filter((id) => this.chosenSites().has(id))
        .join(),
      crew: this.persons()
        .map(({ id }) => id)
        .filter((id) => this.chosenCrew().has(id))
        .join(),
    };
    void this.router.navigate(['/staffing-check'], { queryParams }).then(() => {
      if (before === this.request()) this.check.reload();
    });
  }

  protected type(part: 'day' | 'from' | 'until', event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { value } = event.target;
    this.form.update((form) => ({ ...form, [part]: value }));
  }

  protected find({ target }: Event): void {
    if (target instanceof HTMLInputElement) this.search.set(target.value);
  }

  protected toggle(which: 'sites' | 'crew', id: string): void {
    const chosen = which === 'sites' ? this.chosenSites : this.chosenCrew;
    chosen.update((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }

  protected loadAgain(): void {
    this.organisation.reload();
    this.people.reload();
  }

  protected print(): void {
    print();
  }
}

function listOf(joined: string | undefined): readonly string[] {
  return (joined ?? '').split(',').filter((id) => id !== '');
}
