import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Instant } from '@oart/competency';
import { adoptionSentence } from '@oart/contract';
import type { PolicyVersionView } from '@oart/contract';
import { formatInstant } from '../dates/format-instant';
import { SiteClock } from '../dates/site-clock';
import { Confirm } from '../layout/confirm-dialog';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import {
  PolicyApi,
  policyDocument,
  policyDocumentUrl,
  policyImpact,
  policyVersions,
} from './policy-api';
import { PolicyDifference } from './policy-difference';
import { PolicyImpact } from './policy-impact';
import { PolicyInWords } from './policy-in-words';
import { isOvertaken, stateInWords, versionBefore } from './policy-versions';

/** One version of the policy: what it changes, and its approval by another person than its editor. */
@Component({
  selector: 'oart-policy-version-page',
  imports: [
    FailureNotice,
    MatButton,
    PageHeading,
    PolicyDifference,
    PolicyImpact,
    PolicyInWords,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './policy-version-page.html',
  styleUrl: './version-page.scss',
})
export class PolicyVersionPage {
  readonly id = input.required<string>();

  private readonly api = inject(PolicyApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly clock = inject(SiteClock);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(SessionStore);

  protected readonly versions = policyVersions();
  private readonly items = computed(() =>
    this.versions.hasValue() ? this.versions.value().items : [],
  );
  protected readonly version = computed(
    () => this.items().find(({ id }) => id === this.id()) ?? null,
  );
  private readonly previous = computed(() => {
    const version = this.version();
    return version === null ? null : versionBefore(version, this.items());
  });
  protected readonly document = policyDocument(() => this.version()?.id ?? null);
  protected readonly before = policyDocument(() => this.previous()?.id ?? null);
  protected readonly failure = computed(() => this.document.error() ?? this.before.error());
  protected readonly documentUrl = computed(() => policyDocumentUrl(this.id()));
  protected readonly approving = new Attempt();
  protected readonly mayReview = this.session.hasAny(['framework-editor', 'framework-approver']);
  protected readonly impact = policyImpact(() =>
    this.version()?.state === 'proposed' && this.mayReview ? this.id() : null,
  );

  protected readonly sentence = computed(() => {
    const version = this.version();
    if (version === null) return 'There is no such version';
    return `Policy version ${String(version.number)} ${stateInWords(version, this.items())}`;
  });
  /** Who answers for it, and since when. */
  protected readonly origin = computed(() => {
    const version = this.version();
    if (version === null) return '';
    const { proposedBy, recordedAt, approvedBy, approvedAt } = version;
    const by = (person: PolicyVersionView['proposedBy'], at: string): string =>
      `by ${person?.displayName ?? 'the product'}, ${formatInstant(at as Instant, this.clock.zone())}`;
    const proposed = `Proposed ${by(proposedBy, recordedAt)}`;
    return approvedAt === null
      ? `${proposed}.`
      : `${proposed}; approved ${by(approvedBy, approvedAt)}.`;
  });
  protected readonly adoption = adoptionSentence;
  /** Why the reader cannot approve it; null when they can. */
  protected readonly hindrance = computed(() => {
    const version = this.version();
    if (version === null) return 'There is no such version.';
    if (isOvertaken(version, this.items())) {
      return `Another version ${String(version.number)} was approved: propose this one anew.`;
    }
    if (!this.session.hasAny(['framework-approver'])) return 'A framework approver approves it.';
    if (version.proposedBy?.id === this.session.personId()) {
      return 'You proposed it: another person approves it.';
    }
    const isCompared = this.previous() === null || this.before.hasValue();
    return isCompared && this.document.hasValue() && this.impact.hasValue()
      ? null
      : 'Not yet: what it changes and for whom has to be on this page first.';
  });

  protected async approve(): Promise<void> {
    const version = this.version();
    const comparedWith = this.previous()?.id ?? null;
    if (version === null || this.hindrance() !== null) return;
    const title = `Approve policy version ${String(version.number)}`;
    const isSure = await this.confirm.ask({
      title: `${title}?`,
      consequence:
        'From this moment it holds for everybody, and whom it pauses is paused at once. The version before it stays on file.',
      action: title,
    });
    if (!isSure) return;
    const isDone = await this.approving.try(async () => {
      await this.api.approve(version, comparedWith);
    });
    this.versions.reload();
    // What another approval made of it is on the page before it may be approved again.
    if (!isDone) this.impact.reload();
    if (isDone) await this.announcer.announce(`Policy version ${String(version.number)} holds.`);
  }

  protected readAgain(): void {
    this.document.reload();
    this.before.reload();
  }
}
