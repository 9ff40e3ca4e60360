import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { FrameworkVersionView } from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { InstantDay } from '../dates/instant-day';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { Unbroken } from '../layout/unbroken';
import { Attempt } from '../problems/attempt';
import { FailureNotice } from '../problems/failure-notice';
import { SessionStore } from '../session/session-store';
import { FrameworkDraftApi, frameworkDrafts, frameworkVersions } from './framework-draft-api';

/** Every version with its hash and who answers for it, and what is being written. */
@Component({
  selector: 'oart-versions-page',
  imports: [
    DayDate,
    FailureNotice,
    InstantDay,
    MatButton,
    PageHeading,
    RouterLink,
    Skeleton,
    Unbroken,
  ],
  templateUrl: './versions-page.html',
  styleUrl: './versions-page.scss',
})
export class VersionsPage {
  private readonly api = inject(FrameworkDraftApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);

  protected readonly mayEdit = this.session.hasAny(['framework-editor']);
  protected readonly seesDrafts = this.session.hasAny(['framework-editor', 'framework-approver']);
  protected readonly versions = frameworkVersions();
  protected readonly drafts = frameworkDrafts(() => this.seesDrafts);
  protected readonly beginning = new Attempt();
  protected readonly states = STATES;

  protected readonly sentence = computed(() => {
    const items = this.versions.hasValue() ? this.versions.value().items : [];
    const held = items.find(({ state }) => state === 'in-force');
    const waiting = items.filter(({ state }) => state === 'proposed').length;
    const inForce = held === undefined ? 'No version is in force' : `${held.title} is in force`;
    const proposed =
      waiting === 0
        ? ''
        : waiting === 1
          ? '; 1 waits for approval'
          : `; ${String(waiting)} wait for approval`;
    return inForce + proposed;
  });

  protected async begin(document: string | null): Promise<void> {
    await this.beginning.try(async () => {
      const { id } = await firstValueFrom(this.api.begin(document));
      await this.router.navigate(['/framework/drafts', id]);
    });
  }

  protected async import(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const text = await field.files?.[0]?.text();
    field.value = '';
    if (text !== undefined) await this.begin(text);
  }
}

const STATES: Readonly<Record<FrameworkVersionView['state'], string>> = {
  proposed: 'waits for approval',
  approved: 'approved, not yet in force',
  'in-force': 'in force',
  superseded: 'superseded',
  withdrawn: 'withdrawn',
};
