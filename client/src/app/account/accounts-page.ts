import { Component, computed, inject } from '@angular/core';
import type { AccountView } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { frameworkInForce } from '../framework/framework-api';
import { PageHeading } from '../layout/page-heading';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { CsvDownload } from '../lists/csv-download';
import { wholeList } from '../lists/whole-list';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { FactDesk } from '../staff-file/fact-desk';
import { accountSection } from './accounts';
import { InvitationPanel } from './invitation-panel';

const LIST = { url: '/api/accounts', params: {} };

/** Who may sign in and what they may do: opened, given, taken and closed by a system administrator. */
@Component({
  selector: 'oart-accounts-page',
  imports: [
    CsvDownload,
    FactDesk,
    FailureNotice,
    InvitationPanel,
    PageHeading,
    SidePanel,
    Skeleton,
  ],
  template: `
    @if (failure(); as failure) {
      <oart-page-heading>Accounts could not be read</oart-page-heading>
      <oart-failure-notice [failure]="failure" (again)="readAgain()" />
    } @else if (sections(); as sections) {
      <oart-fact-desk #desk [sections]="sections" (recorded)="accounts.reload()">
        <oart-page-heading>
          {{ answer() }}
          <ng-container sub>
            An account gives no clinical right: who may do what at the console comes from
            entitlements. Another administrator changes your own accounts.
          </ng-container>
          <ng-container tools><oart-csv-download name="accounts" [list]="list" /></ng-container>
        </oart-page-heading>
        @if (desk.isOwnShown()) {
          <oart-side-panel beside (closed)="desk.close()">
            <ng-container heading>One-time link</ng-container>
            @for (account of accountOf(desk.ownRow()); track account.id) {
              <oart-invitation-panel
                [account]="account"
                [attempt]="desk.recording"
                (done)="desk.close()"
              />
            }
          </oart-side-panel>
        }
      </oart-fact-desk>
    } @else {
      <oart-page-heading>Accounts</oart-page-heading>
      <oart-skeleton [rows]="10" />
    }
  `,
})
export class AccountsPage {
  private readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);
  protected readonly list = LIST;
  protected readonly accounts = wholeList<AccountView>(() => LIST);
  private readonly everybody = people();
  private readonly organisation = organisation();
  private readonly framework = frameworkInForce();
  protected readonly failure = computed(
    () => this.accounts.error() ?? this.everybody.error() ?? this.organisation.error(),
  );

  protected readonly sections = computed(() => {
    const isRead = this.accounts.hasValue() && this.everybody.hasValue();
    if (!isRead || !this.organisation.hasValue()) return null;
    return [
      accountSection({
        accounts: this.accounts.value().items,
        seen: this.accounts.value().ledgerIndex,
        people: this.everybody.value().items.map(({ id, displayName, staffNumber }) => ({
          id,
          title: `${displayName}, ${staffNumber}`,
        })),
        units: this.organisation.value().units.map(({ id, name }) => ({ id, title: name })),
        // Before the first framework is in force there is none to limit anybody to.
        treatmentSites: this.framework.hasValue()
          ? this.framework.value().document.treatmentSites
          : [],
        reader: {
          accountId: this.session.accountId(),
          personId: this.session.personId(),
        },
        zone: this.clock.zone(),
      }),
    ];
  });
  protected readonly answer = computed(() => {
    const all = this.accounts.hasValue() ? this.accounts.value().items : [];
    const open = all.filter(({ state }) => state === 'active');
    const never = open.filter(({ lastSignInAt }) => lastSignInAt === null).length;
    const accounts =
      open.length === 1 ? '1 account is open' : `${String(open.length)} accounts are open`;
    return never === 0 ? accounts : `${accounts}, ${String(never)} never used`;
  });

  protected accountOf(row: string | null): readonly AccountView[] {
    const all = this.accounts.hasValue() ? this.accounts.value().items : [];
    return all.filter(({ id }) => id === row);
  }

  protected readAgain(): void {
    this.accounts.reload();
    this.everybody.reload();
    this.organisation.reload();
    this.framework.reload();
  }
}
