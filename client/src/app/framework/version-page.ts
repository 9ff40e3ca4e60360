import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { CalendarDay } from '@oart/competency';
import { latestVersion } from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import {
  FrameworkDraftApi,
  documentOfVersion,
  frameworkImpact,
  frameworkVersions,
  versionDocument,
} from './framework-draft-api';
import { FrameworkDifference } from './framework-difference';
import { FrameworkImpact } from './framework-impact';
import { FrameworkWarnings } from './framework-warnings';

/** One version: what it changes, for whom, and its approval by another person than its editor. */
@Component({
  selector: 'oart-version-page',
  imports: [
    FailureNotice,
    FrameworkDifference,
    FrameworkImpact,
    FrameworkWarnings,
    MatButton,
    PageHeading,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './version-page.html',
  styleUrl: './version-page.scss',
})
export class VersionPage {
  readonly id = input.required<string>();

  private readonly api = inject(FrameworkDraftApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly session = inject(SessionStore);

  protected readonly versions = frameworkVersions();
  protected readonly document = versionDocument(() => this.id());
  protected readonly approving = new Attempt();
  protected readonly mayReview = this.session.hasAny(['framework-editor', 'framework-approver']);

  private readonly items = computed(() =>
    this.versions.hasValue() ? this.versions.value().items : [],
  );
  protected readonly version = computed(
    () => this.items().find(({ id }) => id === this.id()) ?? null,
  );
  /** The version that it followed or would follow. */
  private readonly previous = computed(() => {
    const version = this.version();
    if (version === null) return null;
    const { approvedAt } = version;
    return latestVersion(
      this.items().filter((each) => approvedAt === null || (each.approvedAt ?? '') < approvedAt),
    );
  });
  protected readonly before = versionDocument(() => this.previous()?.id ?? null);
  protected readonly impact = frameworkImpact(() =>
    this.version()?.state === 'proposed' && this.mayReview
      ? { kind: 'versions', id: this.id() }
      : null,
  );

  protected readonly differenceFailure = computed(
    () => this.before.error() ?? this.document.error(),
  );
  /** Whether there is nothing to compare it with, or the comparison is on the page. */
  private readonly isDifferenceShown = computed(
    () =>
      this.document.hasValue() &&
      (this.previous() === null || (this.before.hasValue() && !this.before.isLoading())),
  );

  protected readonly from = computed(() => {
    const version = this.version();
    return version === null ? '' : formatDay(version.effectiveFrom as CalendarDay);
  });
  protected readonly sentence = computed(() => {
    const version = this.version();
    if (version === null) return 'There is no such version';
    switch (version.state) {
      case 'proposed':
        return `${version.title} waits for approval, to be in force from ${this.from()}`;
      case 'approved':
        return `${version.title} is approved and takes effect on ${this.from()}`;
      case 'in-force':
        return `${version.title} is in force since ${this.from()}`;
      case 'superseded':
        return `${version.title} was superseded`;
      case 'withdrawn':
        return `${version.title} was withdrawn`;
    }
  });
  protected readonly documentUrl = computed(() => documentOfVersion(this.id()));
  /** Why the reader cannot approve it; null when they can. */
  protected readonly hindrance = computed(() => {
    const version = this.version();
    if (!this.session.hasAny(['framework-approver'])) return 'A framework approver approves it.';
    if (version?.proposedBy?.id === this.session.personId()) {
      return 'You proposed it: another person approves it.';
    }
    if (!this.isDifferenceShown() || !this.impact.hasValue()) {
      return 'Not yet: what it changes and for whom has to be on this page first.';
    }
    return null;
  });

  protected readAgain(): void {
    this.before.reload();
    this.document.reload();
  }

  protected async approve(): Promise<void> {
    const version = this.version();
    const comparedWith = this.previous()?.id ?? null;
    if (version === null || this.hindrance() !== null) return;
    const isDone = await this.approving.try(async () => {
      await firstValueFrom(this.api.approve(version, comparedWith));
    });
    this.versions.reload();
    // What another approval made of it is on the page before it may be approved again.
    if (!isDone) this.impact.reload();
    if (isDone) await this.announcer.announce(`${version.title} is approved.`);
  }
}
