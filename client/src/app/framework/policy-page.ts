import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { adoptionSentence } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { SiteClock } from '../dates/site-clock';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { PrintLine } from '../layout/print-line';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { policyDocument, policyDocumentUrl, policyVersions } from './policy-api';
import { PolicyInWords } from './policy-in-words';
import { heldVersion, stateInWords, waitingVersions } from './policy-versions';

/** The policy in force in words, what waits for approval, and every version with who answers for it. */
@Component({
  selector: 'oart-policy-page',
  imports: [
    EmptyState,
    FailureNotice,
    InstantTime,
    MatButton,
    MatIcon,
    PageHeading,
    PolicyInWords,
    PrintLine,
    RouterLink,
    Skeleton,
    Unbroken,
  ],
  templateUrl: './policy-page.html',
  styleUrl: './policy-page.scss',
})
export class PolicyPage {
  private readonly clock = inject(SiteClock);
  private readonly session = inject(SessionStore);

  protected readonly mayPropose = this.session.mayOpen('/policy/proposal');
  private readonly versions = policyVersions();
  private readonly items = computed(() =>
    this.versions.hasValue() ? this.versions.value().items : [],
  );
  private readonly held = computed(() => heldVersion(this.items()));
  private readonly document = policyDocument(() => this.held()?.id ?? null);

  protected readonly failure = computed(() => this.versions.error() ?? this.document.error());
  protected readonly isWithout = computed(() => this.versions.hasValue() && this.held() === null);
  protected readonly shown = computed(() => {
    const version = this.held();
    if (version === null || !this.document.hasValue()) return null;
    return { version, document: this.document.value() };
  });
  protected readonly waiting = computed(() => waitingVersions(this.items()));
  protected readonly rows = computed(() =>
    this.items().map((version) => ({ version, state: stateInWords(version, this.items()) })),
  );
  protected readonly documentUrl = computed(() => policyDocumentUrl(this.held()?.id ?? ''));
  protected readonly ledgerIndex = computed(() =>
    this.versions.hasValue() ? this.versions.value().ledgerIndex : 0,
  );
  /** When it was read. */
  protected readonly readAt = computed(() => {
    this.items();
    return this.clock.now();
  });

  protected readonly adoption = adoptionSentence;

  protected print(): void {
    print();
  }

  protected readAgain(): void {
    this.versions.reload();
    this.document.reload();
  }
}
