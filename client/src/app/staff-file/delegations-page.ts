import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { titlesOf } from '@oart/contract';
import type { DelegationView } from '@oart/contract';
import { readAt } from '../dates/read-at';
import { SiteClock } from '../dates/site-clock';
import { frameworkInForce } from '../framework/framework-api';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { CsvDownload } from '../lists/csv-download';
import { wholeList } from '../lists/whole-list';
import { people } from '../person/person-api';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { delegationSection } from './delegations';
import type { Delegated } from './delegations';
import { FactDesk } from './fact-desk';

const LIST = { url: '/api/delegations' };

/** Who may entitle others: given and ended by the employer's representative. */
@Component({
  selector: 'oart-delegations-page',
  imports: [CsvDownload, FactDesk, FailureNotice, MatButton, PageHeading, PrintLine, Skeleton],
  template: `
    @if (failure(); as failure) {
      <oart-page-heading>The delegations could not be read</oart-page-heading>
      <oart-failure-notice [failure]="failure" (again)="readAgain()" />
    } @else if (delegated(); as delegated) {
      <oart-fact-desk [sections]="sections()" (recorded)="readAgain()">
        <oart-print-line [at]="readAt()" [ledgerIndex]="delegated.ledgerIndex" />
        <oart-page-heading>
          {{ answer() }}
          <ng-container tools>
            <oart-csv-download name="delegations" [list]="list" />
            <button matButton="text" type="button" (click)="print()">Print</button>
          </ng-container>
        </oart-page-heading>
      </oart-fact-desk>
    } @else {
      <oart-page-heading>Delegations</oart-page-heading>
      <oart-skeleton [rows]="8" />
    }
  `,
})
export class DelegationsPage {
  private readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);
  protected readonly list = LIST;

  private readonly delegations = wholeList<DelegationView>(() => LIST);
  protected readonly readAt = readAt(this.delegations);
  private readonly people = people();
  private readonly framework = frameworkInForce();

  protected readonly failure = computed(
    () => this.delegations.error() ?? this.people.error() ?? this.framework.error(),
  );
  protected readonly delegated = computed<(Delegated & { readonly ledgerIndex: number }) | null>(
    () => {
      const delegations = this.delegations.hasValue() ? this.delegations.value() : undefined;
      const people = this.people.hasValue() ? this.people.value() : undefined;
      if (delegations === undefined || people === undefined || !this.framework.hasValue()) {
        return null;
      }
      const { document } = this.framework.value();
      return {
        delegations: delegations.items,
        people: people.items,
        document,
        titles: titlesOf(document, []),
        today: this.clock.today(),
        zone: this.clock.zone(),
        readerId: this.session.view()?.person?.id,
        mayDelegate: this.session.hasAny(['employers-representative']),
        ledgerIndex: delegations.ledgerIndex,
      };
    },
  );
  protected readonly sections = computed(() => {
    const delegated = this.delegated();
    return delegated === null ? [] : [delegationSection(delegated)];
  });
  protected readonly answer = computed(() => {
    const live = this.delegated()?.delegations.filter((each) => each.live) ?? [];
    const holders = new Set(live.map(({ personId }) => personId)).size;
    if (holders === 0) return 'Nobody may entitle others today';
    return holders === 1
      ? '1 person may entitle others'
      : `${String(holders)} people may entitle others`;
  });

  protected readAgain(): void {
    this.delegations.reload();
    this.people.reload();
    this.framework.reload();
  }

  protected print(): void {
    print();
  }
}
