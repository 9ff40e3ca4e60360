import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { parseInstant } from '@oart/competency';
import { csvOf } from '@oart/contract';
import type { EntitlementView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantTime } from '../dates/instant-time';
import { readAt } from '../dates/read-at';
import { SiteClock } from '../dates/site-clock';
import { instantAtSite, siteTimeOf } from '../dates/site-time';
import { ENTITLEMENT_LOOKS } from '../entitlement/entitlement-look';
import { sitesInWords } from '../entitlement/entitlement-sentence';
import { choicesOf } from '../forms/choices-of';
import { frameworkInForce } from '../framework/framework-api';
import { noInstant } from '../layout/address-faults';
import { AddressNotice } from '../layout/address-notice';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { FilterChoice } from '../lists/filter-choice';
import { saveFile } from '../lists/save-file';
import { wholeList } from '../lists/whole-list';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { PersonLink } from '../person/person-link';
import { FailureNotice } from '../problems/failure-notice';
import { LookChip } from '../status/look-chip';
import { auditCsv } from './audit-csv';
import { auditSentence, entitlementsAsked } from './audit-question';

/**
 * Any past instant: who was entitled, on which evidence, verified, assessed and entitled by whom, under which
 * version of the framework; with what was known then, or with what is known now. The address holds the question.
 */
@Component({
  selector: 'oart-audit-page',
  imports: [
    AddressNotice,
    DayDate,
    EmptyState,
    FailureNotice,
    FilterChoice,
    InstantTime,
    LookChip,
    MatButton,
    MatIcon,
    PageHeading,
    PersonLink,
    PrintLine,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  // From the address.
  readonly at = input<string>();
  readonly known = input<'then' | 'now', string | undefined>('then', {
    transform: (known) => (known === 'now' ? 'now' : 'then'),
  });
  readonly person = input<string>();
  readonly task = input<string>();
  readonly treatmentSite = input<string>();
  readonly unit = input<string>();
  readonly ended = input<string>();

  private readonly router = inject(Router);
  private readonly page = inject(DOCUMENT);
  private readonly clock = inject(SiteClock);
  private readonly framework = frameworkInForce();
  private readonly organisation = organisation();
  private readonly people = people();

  protected readonly knowledge = choicesOf({ then: 'Then', now: 'Now, late entries included' });
  protected readonly looks = ENTITLEMENT_LOOKS;
  protected readonly sitesOf = sitesInWords;
  protected readonly persons = computed(() =>
    this.people.hasValue() ? this.people.value().items : [],
  );
  private readonly document = computed(() =>
    this.framework.hasValue() ? this.framework.value().document : null,
  );
  protected readonly tasks = computed(() => this.document()?.tasks ?? []);
  protected readonly sites = computed(() => this.document()?.treatmentSites ?? []);
  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );

  /** The instant asked about; empty is now, also where the address names what is no instant. */
  protected readonly instant = computed(() => parseInstant(this.at() ?? '') ?? '');
  protected readonly faults = computed(() => noInstant(this.at()));
  protected readonly siteTime = computed(() => {
    const at = this.instant();
    return at === '' ? '' : siteTimeOf(at, this.clock.zone());
  });
  protected readonly list = computed(() => {
    const at = this.instant();
    const params = at === '' ? {} : { at, ...(this.known() === 'then' && { knownAt: at }) };
    return { url: '/api/entitlements', params };
  });
  protected readonly entitlements = wholeList<EntitlementView>(() => this.list());
  private readonly readAt = readAt(this.entitlements);
  /** The instant that the list shows: the one asked about, else when it was read. */
  protected readonly shownAt = computed(() => this.instant() || this.readAt());
  private readonly question = computed(() => ({
    person: this.person() ?? '',
    task: this.task() ?? '',
    treatmentSite: this.treatmentSite() ?? '',
    unit: this.unit() ?? '',
    isWithEnded: this.ended() !== undefined,
    at: this.shownAt(),
  }));
  protected readonly shown = computed(() =>
    this.entitlements.hasValue()
      ? entitlementsAsked(this.entitlements.value().items, this.question())
      : null,
  );
  protected readonly sentence = computed(() => {
    const { person, task, treatmentSite, unit } = this.question();
    return auditSentence(this.shown() ?? [], this.question(), {
      person: person && (this.persons().find(({ id }) => id === person)?.displayName ?? person),
      task: task && (this.tasks().find(({ id }) => id === task)?.title ?? task),
      treatmentSite: this.titles(treatmentSite === '' ? [] : [treatmentSite]),
      unit: unit && (this.units().find(({ id }) => id === unit)?.name ?? unit),
    });
  });
  protected readonly ledgerIndex = computed(() =>
    this.entitlements.hasValue() ? this.entitlements.value().ledgerIndex : 0,
  );

  protected show(part: string, value: string): void {
    this.go({ [part]: value === '' ? null : value });
  }

  protected showAt(event: Event): void {
    const typed = event.target instanceof HTMLInputElement ? event.target.value : '';
    this.go({ at: instantAtSite(typed, this.clock.zone()) });
  }

  /** What the gate would have said about a task of it at the instant, with its proof. */
  protected explanation({ person, tasks, scope }: EntitlementView): Record<string, string | null> {
    const task = this.task() ?? tasks[0]?.id ?? null;
    const needsCase = this.tasks().some(({ id, caseRequired }) => id === task && caseRequired);
    return {
      person: person.id,
      task,
      about: needsCase ? 'fraction' : null,
      treatmentSite: this.treatmentSite() ?? scope.treatmentSites[0] ?? null,
      unit: this.unit() ?? scope.units[0] ?? null,
      at: this.instant() === '' ? null : this.instant(),
      knownAt: this.known() === 'then' && this.instant() !== '' ? this.instant() : null,
    };
  }

  protected titles(ids: readonly string[]): string {
    const sites = new Map(this.sites().map(({ id, title }) => [id, title]));
    return ids.map((id) => sites.get(id) ?? id).join(', ');
  }

  protected save(): void {
    const shown = this.shown();
    if (shown === null) return;
    saveFile(
      this.page,
      `entitlements-as-at-${this.shownAt().slice(0, 10)}`,
      'csv',
      csvOf(auditCsv(shown)),
    );
  }

  protected print(): void {
    print();
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate(['/audit'], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
