import { Component, computed, inject, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { AccountMenu } from '../account/account-menu';
import { SessionApi } from '../session/session-api';
import { SessionStore } from '../session/session-store';
import { AuditorScopeLine } from './auditor-scope-line';
import { ConnectionBanner } from './connection-banner';
import { DemonstrationBanner } from './demonstration-banner';
import { Navigation } from './navigation';
import { NavigationList } from './navigation-list';
import { SkipLink } from './skip-link';

/** Bar, navigation and the page between them. Below 960 px the navigation is a drawer behind Menu. */
@Component({
  selector: 'oart-app-shell',
  imports: [
    AccountMenu,
    AuditorScopeLine,
    ConnectionBanner,
    DemonstrationBanner,
    MatIcon,
    NavigationList,
    RouterLink,
    RouterOutlet,
    SkipLink,
  ],
  templateUrl: './app-shell.html',
  styleUrl: './app-shell.scss',
  host: { '[class.demonstration]': 'session.isDemonstration()' },
})
export class AppShell {
  protected readonly session = inject(SessionStore);
  protected readonly navigation = inject(Navigation);
  private readonly router = inject(Router);
  private readonly drawer = viewChild.required<ElementRef<HTMLDialogElement>>('drawer');

  protected readonly place = computed(() => {
    const employer = this.session.view()?.employer;
    return employer === undefined ? '' : `${employer.name}, ${employer.timeZone}`;
  });

  constructor() {
    const api = inject(SessionApi);
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (!(event instanceof NavigationEnd)) return;
      this.closeDrawer();
      // The counts in the bar belong to every page; an old count for a moment does no harm.
      if (event.id > 1) api.load().catch(() => undefined);
    });
  }

  protected openDrawer(): void {
    this.drawer().nativeElement.showModal();
  }

  protected closeDrawer(): void {
    this.drawer().nativeElement.close();
  }

  protected findPerson(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    const search = field.value.trim();
    void this.router.navigate(['/people'], { queryParams: search === '' ? {} : { search } });
  }
}
