import { Component, inject, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { Appearance } from '../appearance/appearance';
import type { Scheme } from '../appearance/appearance';
import type { IconName } from '../icons/icon-names';
import { SessionApi } from '../session/session-api';
import { SessionStore } from '../session/session-store';

interface SchemeChoice {
  readonly scheme: Scheme;
  readonly word: string;
  readonly icon: IconName;
}

/** Who is signed in, and what belongs to the account rather than to the work. */
@Component({
  selector: 'oart-account-menu',
  imports: [MatIcon, RouterLink],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.scss',
})
export class AccountMenu {
  protected readonly session = inject(SessionStore);
  protected readonly appearance = inject(Appearance);
  private readonly api = inject(SessionApi);
  private readonly router = inject(Router);
  private readonly menu = viewChild.required<ElementRef<HTMLElement>>('menu');

  protected readonly schemes: readonly SchemeChoice[] = [
    { scheme: 'system', word: 'As this computer', icon: 'routine' },
    { scheme: 'light', word: 'Light', icon: 'light_mode' },
    { scheme: 'dark', word: 'Dark', icon: 'dark_mode' },
  ];

  protected close(): void {
    this.menu().nativeElement.hidePopover();
  }

  protected async signOut(): Promise<void> {
    await this.api.signOut();
    await this.router.navigate(['/sign-in']);
  }
}
