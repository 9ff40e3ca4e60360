import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { dayInWords } from '@oart/contract';
import type { EvidenceView } from '@oart/contract';
import { EvidenceApi } from '../evidence/evidence-api';
import { RECORD_LOOKS } from '../evidence/record-look';
import { ErrorSummary } from '../forms/error-summary';
import { Confirm } from '../layout/confirm-dialog';
import { Unbroken } from '../layout/unbroken';
import { RequestFailure } from '../problems/request-failure';
import { PAGE_PERMISSIONS } from '../session/page-permissions';
import { SessionStore } from '../session/session-store';
import { LookChip } from '../status/look-chip';

/** What is on file for one person, and the countersignature where the reader owes it. */
@Component({
  selector: 'oart-person-records',
  imports: [ErrorSummary, LookChip, MatButton, RouterLink, Unbroken],
  templateUrl: './person-records.html',
  styleUrl: './person-records.scss',
})
export class PersonRecords {
  readonly records = input.required<readonly EvidenceView[]>();
  /** A past day is looked back at: nothing is signed there. */
  readonly past = input(false);
  /** Something was recorded: what is shown has to be read again. */
  readonly changed = output();

  private readonly api = inject(EvidenceApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(SessionStore);
  protected readonly mayLookBack = this.session.hasAny(PAGE_PERMISSIONS['/records/:id/look-back']);
  protected readonly failure = signal<RequestFailure | null>(null);

  protected readonly rows = computed(() =>
    this.records().map((record) => ({
      record,
      look: RECORD_LOOKS[record.state],
      facts: factsOf(record),
      owesSignature:
        !this.past() &&
        record.countersigner?.signedAt === null &&
        record.countersigner.id === this.session.personId(),
    })),
  );

  /** By what the reader can do there. */
  protected lookBackWords({ state, person }: EvidenceView): string {
    const mayRevoke = this.session.hasAny(['entitler']) && person.id !== this.session.personId();
    return mayRevoke && state !== 'revoked' ? 'Look back or revoke' : 'Look back';
  }

  protected async countersign(record: EvidenceView): Promise<void> {
    const isSure = await this.confirm.ask({
      title: `Countersign “${record.title}”?`,
      consequence: `Your name is recorded as the clinical oncologist who confirms this record of ${record.person.displayName}.`,
      action: 'Countersign',
    });
    if (!isSure) return;
    this.failure.set(null);
    try {
      await firstValueFrom(this.api.countersign(record.id, record.ledgerIndex));
      await this.announcer.announce('Countersigned.');
      this.changed.emit();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failure.set(error);
    }
  }
}

/** `Done 02 Nov 2026, valid until 28 Feb 2027, countersigned by CCO-1.` */
function factsOf({ occurredOn, validUntil, countersigner }: EvidenceView): string {
  const facts = [`Done ${dayInWords(occurredOn)}`];
  if (validUntil !== null) facts.push(`valid until ${dayInWords(validUntil)}`);
  if (countersigner != null) {
    const done = countersigner.signedAt === null ? 'waits for' : 'countersigned by';
    facts.push(`${done} ${countersigner.displayName}`);
  }
  return `${facts.join(', ')}.`;
}
