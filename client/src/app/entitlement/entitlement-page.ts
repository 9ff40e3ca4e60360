import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { EntitlementView } from '@oart/contract';
import { PageHeading } from '../layout/page-heading';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { organisation } from '../my-standing/standing-api';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { LookChip } from '../status/look-chip';
import { AcceptancePanel } from './acceptance-panel';
import { entitlementWith } from './entitlement-api';
import { EntitlementLetter } from './entitlement-letter';
import { ENTITLEMENT_LOOKS } from './entitlement-look';
import { entitlementSentence } from './entitlement-sentence';
import { LiftPanel } from './lift-panel';
import { SuspensionPanel } from './suspension-panel';
import { WithdrawalPanel } from './withdrawal-panel';

type EntitlementAct = 'accept' | 'suspend' | 'lift' | 'withdraw';

const LIVE: ReadonlySet<EntitlementView['state']> = new Set([
  'awaiting-acceptance',
  'not-yet-effective',
  'active',
  'suspended',
  'suspended-in-part',
]);

/** One entitlement: its letter, and what the reader may do with it. */
@Component({
  selector: 'oart-entitlement-page',
  imports: [
    AcceptancePanel,
    EntitlementLetter,
    FailureNotice,
    LiftPanel,
    LookChip,
    MatButton,
    PageHeading,
    RouterLink,
    SidePanel,
    Skeleton,
    SuspensionPanel,
    Unbroken,
    WithdrawalPanel,
  ],
  templateUrl: './entitlement-page.html',
  styleUrl: './entitlement-page.scss',
})
export class EntitlementPage {
  readonly id = input.required<string>();

  private readonly session = inject(SessionStore);
  private readonly organisation = organisation();
  protected readonly entitlement = entitlementWith(this.id);

  protected readonly units = computed(() =>
    this.organisation.hasValue() ? this.organisation.value().units : [],
  );
  protected readonly view = computed(() =>
    this.entitlement.hasValue() ? this.entitlement.value() : null,
  );
  protected readonly sentence = computed(() => {
    const view = this.view();
    return view === null ? '' : entitlementSentence(view);
  });
  protected readonly look = computed(() => {
    const view = this.view();
    return view === null ? null : ENTITLEMENT_LOOKS[view.state];
  });

  private readonly isHolder = computed(() => this.view()?.person.id === this.session.personId());
  private readonly isLive = computed(() => LIVE.has(this.view()?.state ?? 'ended'));
  protected readonly mayAccept = computed(
    () => this.isHolder() && this.view()?.state === 'awaiting-acceptance',
  );
  protected readonly maySuspend = computed(
    () => this.isLive() && this.session.hasAny(['entitler', 'service-manager']),
  );
  private readonly mayDecide = computed(
    () => this.isLive() && !this.isHolder() && this.session.hasAny(['entitler']),
  );
  protected readonly mayWithdraw = this.mayDecide;
  protected readonly toLift = computed(() =>
    this.mayDecide()
      ? (this.view()?.suspensions.find(({ liftedAt }) => liftedAt === null) ?? null)
      : null,
  );

  /** The holder of an entitlement that waits for acceptance has one thing to do: it stands open. */
  protected readonly act = linkedSignal<EntitlementAct | null>(() =>
    this.mayAccept() ? 'accept' : null,
  );

  protected done(): void {
    this.act.set(null);
    this.entitlement.reload();
  }

  protected print(): void {
    print();
  }
}
