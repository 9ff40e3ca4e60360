import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { OpenPanels } from '../layout/open-panels';
import { PageHeading } from '../layout/page-heading';
import { SidePanel } from '../layout/side-panel';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { organisation } from '../my-standing/standing-api';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { SignedAct } from '../signing/signed-act';
import { SignedFactPanel } from '../staff-file/signed-fact-panel';
import { LookChip } from '../status/look-chip';
import { assessmentsOf } from '../assessment/assessment-api';
import { recordsOf } from '../evidence/evidence-api';
import { AcceptancePanel } from './acceptance-panel';
import { amendmentAct, fallible } from './basis-amendment';
import { entitlementWith } from './entitlement-api';
import { EntitlementLetter } from './entitlement-letter';
import { ENTITLEMENT_LOOKS, LIVE_STATES } from './entitlement-look';
import { entitlementSentence } from './entitlement-sentence';
import { LiftPanel } from './lift-panel';
import { SuspensionPanel } from './suspension-panel';
import { WithdrawalPanel } from './withdrawal-panel';

type EntitlementAct = 'accept' | 'suspend' | 'lift' | 'amend' | 'withdraw';

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
    SignedFactPanel,
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
  private readonly panels = inject(OpenPanels);
  protected readonly mayOpenPeople = this.session.mayOpen('/people');
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
  protected readonly isLive = computed(() => LIVE_STATES.has(this.view()?.state ?? 'ended'));
  protected readonly mayAccept = computed(
    () => this.isHolder() && this.view()?.state === 'awaiting-acceptance',
  );
  protected readonly maySuspend = computed(
    () => this.isLive() && this.session.hasAny(['entitler', 'service-manager']),
  );
  /** Also what has come to its end: for cause, from a day on which it held. */
  protected readonly mayWithdraw = computed(
    () => !this.isHolder() && this.session.hasAny(['entitler']),
  );
  private readonly mayDecide = computed(() => this.isLive() && this.mayWithdraw());
  protected readonly toLift = computed(() =>
    this.mayDecide()
      ? (this.view()?.suspensions.find(({ liftedAt }) => liftedAt === null) ?? null)
      : null,
  );

  /** Read only for those who may amend what it rests on. */
  private readonly holder = computed(() => (this.mayDecide() ? this.view()?.person.id : undefined));
  private readonly records = recordsOf(this.holder);
  private readonly assessments = assessmentsOf(this.holder);
  protected readonly holderFailure = computed(
    () => this.records.error() ?? this.assessments.error(),
  );
  /** Null where nothing of the basis may fall out. */
  protected readonly amendment = computed(() => {
    const view = this.view();
    const records = this.records.hasValue() ? this.records.value().items : undefined;
    const assessments = this.assessments.hasValue() ? this.assessments.value().items : undefined;
    if (view === null || records === undefined || assessments === undefined) return null;
    const holder = { records, assessments };
    const falling = fallible(view, holder);
    return falling.length === 0 ? null : amendmentAct(view, falling, holder);
  });
  protected readonly amending = new SignedAct<object>();

  constructor() {
    effect(() => {
      if (this.amending.isStale()) this.entitlement.reload();
    });
  }

  /** The holder of an entitlement that waits for acceptance has one thing to do: it stands open. */
  protected readonly act = linkedSignal<EntitlementAct | null>(() =>
    this.mayAccept() ? 'accept' : null,
  );

  /** What stands there is not left while it is on its way, nor unasked once it is filled in. */
  protected async begin(act: EntitlementAct): Promise<void> {
    if (act === this.act() || !(await this.panels.mayBeLeft())) return;
    this.amending.reset();
    this.act.set(act);
  }

  /** What is on its way is not closed: its panel is still to say what came of it. */
  protected close(isSending: boolean): void {
    if (!isSending) this.act.set(null);
  }

  protected readHolderAgain(): void {
    this.records.reload();
    this.assessments.reload();
  }

  protected done(): void {
    this.act.set(null);
    this.entitlement.reload();
  }

  protected print(): void {
    print();
  }
}
