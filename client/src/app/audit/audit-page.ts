import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Instant } from '@oart/competency';
import type { EntitlementView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantTime } from '../dates/instant-time';
import { SiteClock } from '../dates/site-clock';
import { instantAtSite, siteTimeOf } from '../dates/site-time';
import { ENTITLEMENT_LOOKS } from '../entitlement/entitlement-look';
import { frameworkInForce } from '../framework/framework-api';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { CsvDownload } from '../lists/csv-download';
import { wholeList } from '../lists/whole-list';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { FailureNotice } from '../problems/failure-notice';
import { LookChip } from '../status/look-chip';
import { auditSentence, entitlementsAsked } from './audit-question';

/**
 * Any past instant: who was entitled, on which evidence, verified, assessed and entitled by whom, under which
 * version of the framework; with what was known then, or with what is known now. The address holds the question.
 */
@Component({
  selector: 'oart-audit-page',
  imports: [
    CsvDownload,
    DayDate,
    EmptyState,
    FailureNotice,
    InstantTime,
    LookChip,
    MatButton,
    PageHeading,
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
  private readonly clock = inject(SiteClock);
  private readonly framework = frameworkInForce();
  private readonly organisation = organisation();
  private readonly people = people();

  protected readonly looks = ENTITLEMENT_LOOKS;
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

  /** The instant asked about; now where the address names none. */
  protected readonly instant = computed(() => (this.at() ?? '') as Instant | '');
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
  protected readonly shown = computed(() =>
    this.entitlements.hasValue()
      ? entitlementsAsked(this.entitlements.value().items, {
          person: this.person() ?? '',
          task: this.task() ?? '',
          treatmentSite: this.treatmentSite() ?? '',
          unit: this.unit() ?? '',
          isWithEnded: this.ended() !== undefined,
        })
      : null,
  );
  protected readonly sentence = computed(() => auditSentence(this.shown() ?? []));
  protected readonly ledgerIndex = computed(() =>
    this.entitlements.hasValue() ? this.entitlements.value().ledgerIndex : 0,
  );

  protected show(part: string, event: Event): void {
    const field = event.target;
    if (!(field instanceof HTMLSelectElement || field instanceof HTMLInputElement)) return;
    const isTick = field instanceof HTMLInputElement && field.type === 'checkbox';
    const value = isTick ? (field.checked ? 'yes' : '') : field.value;
    this.go({ [part]: value === '' ? null : value });
  }

  protected showAt(event: Event): void {
    const typed = event.target instanceof HTMLInputElement ? event.target.value : '';
    this.go({ at: instantAtSite(typed, this.clock.zone()) });
  }

  /** What the gate would have said about a task of it at the instant, with its proof. */
  protected explanation({ person, tasks, scope }: EntitlementView): Record<string, string | null> {
    return {
      person: person.id,
      task: this.task() ?? tasks[0]?.id ?? null,
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
