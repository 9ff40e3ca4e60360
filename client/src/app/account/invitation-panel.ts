import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { AccountView, InvitationView } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { ErrorSummary } from '../forms/error-summary';
import { TextCopy } from '../layout/text-copy';
import type { Attempt } from '../problems/attempt';

/** The link with which the holder of an account sets their own password; it is shown once. */
@Component({
  selector: 'oart-invitation-panel',
  imports: [ErrorSummary, InstantTime, MatButton],
  template: `
    <oart-error-summary [failure]="attempt().failure()" />
    @if (invitation(); as made) {
      <div role="status">
        <p>Give this link to {{ holder() }} and to nobody else. It is not shown again.</p>
        <p class="link">{{ link() }}</p>
        <p class="small">
          It sets one password and opens nothing after
          <oart-instant [at]="made.expiresAt" />.
        </p>
        @if (linkCopy.outcome() === 'refused') {
          <p>This browser did not copy it. Select the link and copy it.</p>
        }
      </div>
      <div class="tools">
        <button matButton="filled" type="button" (click)="linkCopy.copy(link())">
          {{ linkCopy.outcome() === 'copied' ? 'Copied' : 'Copy the link' }}
        </button>
        <button matButton="text" type="button" (click)="done.emit()">Done</button>
      </div>
    } @else {
      <p>
        With the link {{ holder() }} sets a password that nobody else knows. Links made before open
        nothing any more; a password in use stays until the link is used, and then every session of
        the account ends.
      </p>
      <div class="tools">
        <button
          matButton="filled"
          type="button"
          disabledInteractive
          [disabled]="attempt().isSending()"
          (click)="make()"
        >
          Make the link
        </button>
        <button matButton="text" type="button" (click)="done.emit()">Not now</button>
      </div>
    }
  `,
  styles: `
    .link {
      overflow-wrap: anywhere;
      font-family: monospace;
      user-select: all;
    }
  `,
})
export class InvitationPanel {
  readonly account = input.required<AccountView>();
  /** Of the page, which shows no other panel while it is sending. */
  readonly attempt = input.required<Attempt>();
  readonly done = output();

  private readonly http = inject(HttpClient);
  protected readonly invitation = signal<InvitationView | null>(null);
  protected readonly linkCopy = new TextCopy('link');
  protected readonly holder = computed(
    () => this.account().person?.displayName ?? `the holder of ${this.account().signInName}`,
  );
  /** The token stands behind the #, which no browser sends anywhere. */
  protected readonly link = computed(
    () => `${location.origin}/welcome#${this.invitation()?.token ?? ''}`,
  );

  protected async make(): Promise<void> {
    const url = `/api/accounts/${this.account().id}/invitation`;
    await this.attempt().try(async () => {
      this.invitation.set(await firstValueFrom(this.http.post<InvitationView>(url, {})));
    });
  }
}
