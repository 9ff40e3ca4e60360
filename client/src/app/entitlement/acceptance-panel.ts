import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, effect, inject, input, output, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { EntitlementView, SignatureInput } from '@oart/contract';
import { SignaturePanel } from '../signing/signature-panel';
import { SignedAct } from '../signing/signed-act';
import { EntitlementApi } from './entitlement-api';

/** The holder accepts: only then does the entitlement take effect. */
@Component({
  selector: 'oart-acceptance-panel',
  imports: [SignaturePanel],
  template: `
    <oart-signature-panel
      [challenge]="act.challenge()"
      [action]="'Accept ' + entitlement().number"
      blockedBecause="Not yet: the statement is being read."
      [isSending]="act.isSending()"
      [failure]="act.failure()"
      (signed)="sign($event)"
      (declined)="declined.emit()"
    >
      <p class="small muted">
        With your acceptance you take on the tasks of the letter within its scope and conditions.
      </p>
    </oart-signature-panel>
  `,
  styles: `
    oart-signature-panel {
      padding: 0;
    }
  `,
})
export class AcceptancePanel {
  readonly entitlement = input.required<EntitlementView>();
  readonly done = output();
  readonly declined = output();
  /** What the page shows is older than the record. */
  readonly stale = output();

  private readonly api = inject(EntitlementApi);
  private readonly announcer = inject(LiveAnnouncer);
  private rereadAt = -1;
  protected readonly act = new SignedAct<{ readonly seen: number }>();
  readonly isSending = this.act.isSending;

  constructor() {
    effect(() => {
      const { ledgerIndex } = this.entitlement();
      untracked(() => void this.prepare(ledgerIndex));
    });
  }

  protected async sign(signature: SignatureInput): Promise<void> {
    const { id, number } = this.entitlement();
    const isAccepted = await this.act.sign(signature, (request) =>
      firstValueFrom(this.api.accept(id, request)),
    );
    if (this.act.isStale()) this.stale.emit();
    if (!isAccepted) return;
    await this.announcer.announce(`Entitlement ${number} is accepted.`);
    this.done.emit();
  }

  private async prepare(seen: number): Promise<void> {
    const { id } = this.entitlement();
    await this.act.prepare({ seen }, (about) =>
      firstValueFrom(this.api.acceptanceChallenge(id, about)),
    );
    // Reading again prepares again: once per state of the record, not for ever.
    if (!this.act.isStale() || this.rereadAt === seen) return;
    this.rereadAt = seen;
    this.stale.emit();
  }
}
