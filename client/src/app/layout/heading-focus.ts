import { Injectable, inject } from '@angular/core';
import { NavigationEnd, NavigationStart, Router } from '@angular/router';

/**
 * Moves focus to the h1 after a navigation, so that a keyboard or a screen reader starts at the answer.
 * The first page of a visit keeps the browser's own focus.
 */
@Injectable({ providedIn: 'root' })
export class HeadingFocus {
  private readonly router = inject(Router);
  private shown: HTMLElement | null = null;
  private isDue = false;
  private path = '';

  constructor() {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationStart) this.path = pathOf(this.router.url);
      if (event instanceof NavigationEnd) this.afterNavigation(event);
    });
  }

  /** Called by the page heading once it stands in the page. */
  arrived(heading: HTMLElement): void {
    this.shown = heading;
    this.settle();
  }

  private afterNavigation({ id, urlAfterRedirects }: NavigationEnd): void {
    const isAnotherPage = id > 1 && pathOf(urlAfterRedirects) !== this.path;
    if (!isAnotherPage) return;
    this.isDue = true;
    // The new page takes the place of the old one after this event.
    setTimeout(() => {
      this.settle();
    });
  }

  private settle(): void {
    if (!this.isDue || this.shown?.isConnected !== true) return;
    this.isDue = false;
    this.shown.focus({ preventScroll: true });
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}
