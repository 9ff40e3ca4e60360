import { Component, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
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
import { SessionStore } from '../session/session-store';
import { withValue } from './document-edits';
import { DocumentGroup } from './document-group';
import type { DocumentEdit } from './document-group';
import { dropProposal, keepProposal, keptProposal } from './kept-proposal';
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
})
export class PolicyProposalPage {
  private readonly api = inject(PolicyApi);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(RecordedNotice);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);

  private readonly versions = policyVersions();
  private readonly items = computed(() =>
    this.versions.hasValue() ? this.versions.value().items : [],
  );
  private readonly heldVersion = computed(() => heldVersion(this.items()));
  private readonly document = policyDocument(() => this.heldVersion()?.id ?? null);
  protected readonly failure = computed(() => this.versions.error() ?? this.document.error());
  protected readonly waiting = computed(() => waitingVersions(this.items()));
  protected readonly held = computed(() =>
    this.document.hasValue() ? this.document.value() : null,
  );

  /** With nothing filled in. What the department approves, it has adopted. */
  private readonly empty = computed<PolicyDocument | null>(() => {
    const held = this.held();
    return held === null ? null : { ...held, number: nextNumber(this.items()), adopted: true };
  });
  private readonly kept = computed(() => {
    const empty = this.empty();
    return empty && keptProposal(this.accountId(), empty);
  });
  /** Whether what is kept was begun on the version that holds: on another it would undo what came since. */
  private readonly isCarriedOver = computed(
    () => this.kept()?.begunOn.id === this.heldVersion()?.id,
  );
  /** What was begun on a version that holds no more, shown once; null where there is none. */
  protected readonly passed = computed(() => (this.isCarriedOver() ? null : this.kept()));
  private readonly passedDocument = policyDocument(() => this.passed()?.begunOn.id ?? null);
  protected readonly passedBefore = computed(() =>
    this.passedDocument.hasValue() ? this.passedDocument.value() : null,
  );
  /** A number may be missing in it while it is typed. */
  protected readonly draft = linkedSignal<PolicyDocument | null>(() => {
    const empty = this.empty();
    return (this.isCarriedOver() ? this.kept()?.proposal : null) ?? empty;
  });
  protected readonly isFilledIn = computed(() => this.draft() !== this.empty());
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

  constructor() {
    effect(() => {
      const [passed, before, empty] = [this.passed(), this.passedBefore(), this.empty()];
      if (passed === null || before === null || empty === null) return;
      // What was begun here meanwhile stays.
      const kept = untracked(() => keptProposal(this.accountId(), empty));
      if (kept?.begunOn.id === passed.begunOn.id) dropProposal(this.accountId());
    });
  }

  protected edit({ pointer, ...edit }: DocumentEdit): void {
    if (edit.kind !== 'set') return;
    const [draft, held] = [this.draft(), this.heldVersion()];
    if (draft === null || held === null) return;
    const edited = withValue(draft, pointer, edit.value);
    this.draft.set(edited);
    keepProposal(this.accountId(), held, edited);
  }

  protected async propose(): Promise<void> {
    const draft = this.draft();
    if (draft === null || this.hindrance() !== null) return;
    await this.proposing.try(async () => {
      const { id, number } = await this.api.propose(draft);
      dropProposal(this.accountId());
      this.notice.show(`Policy version ${String(number)} is proposed: another person approves it.`);
      await this.router.navigate(['/policy/versions', id]);
    });
  }

  protected async discard(): Promise<void> {
    const isSure = await this.confirm.ask({
      title: 'Discard these changes?',
      consequence: 'The form is filled in anew with the policy in force.',
      action: 'Discard them',
    });
    if (!isSure) return;
    dropProposal(this.accountId());
    this.draft.set(this.empty());
  }

  protected readAgain(): void {
    this.versions.reload();
    this.document.reload();
  }

  private accountId(): string {
    return this.session.accountId() ?? '';
  }
}
