import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { csvOf } from '@oart/contract';
import type { AccountView } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { frameworkInForce } from '../framework/framework-api';
import { PageHeading } from '../layout/page-heading';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { ListSearch } from '../lists/list-search';
import { saveFile } from '../lists/save-file';
import { wholeList } from '../lists/whole-list';
import { organisation } from '../my-standing/standing-api';
import { people } from '../person/person-api';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { FactDesk } from '../staff-file/fact-desk';
import { accountSection, accountsFound } from './accounts';
import { InvitationPanel } from './invitation-panel';

const LIST = { url: '/api/accounts', params: {} };

/** Who may sign in and what they may do: opened, given, taken and closed by a system administrator. */
@Component({
  selector: 'oart-accounts-page',
  imports: [
    FactDesk,
    FailureNotice,
    InvitationPanel,
    ListSearch,
    MatButton,
    MatIcon,
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
          <ng-container tools>
            <button matButton type="button" (click)="save()">
              <mat-icon svgIcon="download" />Download CSV
            </button>
          </ng-container>
        </oart-page-heading>
        <oart-list-search
          fieldId="accounts-search"
          label="Sign-in name, person or permission"
          [search]="search()"
          (searched)="find($event)"
        />
        @if (desk.isOwnShown()) {
          <oart-side-panel beside [isSending]="desk.recording.isSending()" (closed)="desk.close()">
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
  /** From the address: part of a sign-in name, of a name or of a permission. */
  readonly search = input('', { transform: (search: string | undefined) => search ?? '' });

  private readonly page = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);
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
        search: this.search(),
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
    if (this.search() !== '') {
      const count = accountsFound(all, this.search()).length;
      const found = count === 1 ? '1 account' : `${String(count)} accounts`;
      return `${found} found for “${this.search()}”`;
    }
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

  protected find(search: string | null): void {
    void this.router.navigate(['/accounts'], { queryParams: { search }, replaceUrl: true });
  }

  /** What the table shows, cell by cell. */
  protected save(): void {
    const table = (this.sections() ?? []).flatMap(({ columns, rows }) => [
      columns,
      ...rows.map(({ cells }) => cells),
    ]);
    saveFile(this.page, 'accounts', 'csv', csvOf(table));
  }

  protected readAgain(): void {
    this.accounts.reload();
    this.everybody.reload();
    this.organisation.reload();
    this.framework.reload();
  }
}
