import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { PolicyDocument } from '@oart/competency';
import { policyDifference } from '@oart/contract';
import { Confirm } from '../layout/confirm-dialog';
import { PageHeading } from '../layout/page-heading';
import { RecordedNotice } from '../layout/recorded-notice';
import { Skeleton } from '../layout/skeleton';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { withValue } from './document-edits';
import { DocumentGroup } from './document-group';
import type { DocumentEdit } from './document-group';
import { PolicyApi, policyDocument, policyVersions } from './policy-api';
import { PolicyDifference } from './policy-difference';
import { policyFaults, policyForm } from './policy-form';
import { heldVersion, nextNumber, waitingVersions } from './policy-versions';

/** The policy in force as a form, with what is changed told before it is proposed. */
@Component({
  selector: 'oart-policy-proposal-page',
  imports: [
    DocumentGroup,
    FailureNotice,
    MatButton,
    PageHeading,
    PolicyDifference,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './policy-proposal-page.html',
  styleUrl: './policy-proposal-page.scss',
  host: { '(window:beforeunload)': 'leaving($event)' },
})
export class PolicyProposalPage {
  private readonly api = inject(PolicyApi);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(RecordedNotice);
  private readonly router = inject(Router);

  private readonly versions = policyVersions();
  private readonly items = computed(() =>
    this.versions.hasValue() ? this.versions.value().items : [],
  );
  private readonly document = policyDocument(() => heldVersion(this.items())?.id ?? null);
  protected readonly failure = computed(() => this.versions.error() ?? this.document.error());
  protected readonly waiting = computed(() => waitingVersions(this.items()));
  protected readonly held = computed(() =>
    this.document.hasValue() ? this.document.value() : null,
  );

  /** What the department approves, it has adopted; a number may be missing while it is typed. */
  protected readonly draft = linkedSignal<PolicyDocument | null>(() => {
    const held = this.held();
    return held === null ? null : { ...held, number: nextNumber(this.items()), adopted: true };
  });
  protected readonly form = computed(() => {
    const draft = this.draft();
    return draft === null ? [] : policyForm(draft);
  });
  protected readonly faults = computed<ReadonlyMap<string, string>>(() => {
    const draft = this.draft();
    return draft === null ? new Map() : policyFaults(draft);
  });
  private readonly changes = computed(() => {
    const [held, draft] = [this.held(), this.draft()];
    return held === null || draft === null ? [] : policyDifference(held, draft);
  });
  private readonly isTouched = signal(false);

  protected readonly proposing = new Attempt();
  protected readonly sentence = computed(() => {
    if (this.faults().size > 0) return 'This proposal is not complete yet';
    const count = this.changes().length;
    if (count === 0) return 'This proposal changes nothing yet';
    if (this.changes().every(({ id }) => id === 'adopted')) {
      return 'This proposal adopts the values in force';
    }
    return count === 1
      ? 'This proposal changes 1 rule'
      : `This proposal changes ${String(count)} rules`;
  });
  /** Why it cannot be proposed now; null when it can. */
  protected readonly hindrance = computed(() => {
    if (this.faults().size > 0) return 'Put the marked fields right first.';
    return this.changes().length === 0 ? 'Change something first.' : null;
  });

  protected edit({ pointer, ...edit }: DocumentEdit): void {
    if (edit.kind !== 'set') return;
    this.isTouched.set(true);
    this.draft.update((draft) => draft && withValue(draft, pointer, edit.value));
  }

  protected async propose(): Promise<void> {
    const draft = this.draft();
    if (draft === null || this.hindrance() !== null) return;
    await this.proposing.try(async () => {
      const { id, number } = await this.api.propose(draft);
      this.isTouched.set(false);
      this.notice.show(`Policy version ${String(number)} is proposed: another person approves it.`);
      await this.router.navigate(['/policy/versions', id]);
    });
  }

  /** Asks about what was filled in and not proposed. */
  async mayBeLeft(): Promise<boolean> {
    if (!this.isTouched()) return true;
    return this.confirm.ask({
      title: 'Leave this proposal?',
      consequence: 'What you changed here is not kept.',
      action: 'Leave it',
    });
  }

  protected leaving(event: Event): void {
    if (this.isTouched()) event.preventDefault();
  }

  protected readAgain(): void {
    this.versions.reload();
    this.document.reload();
  }
}
