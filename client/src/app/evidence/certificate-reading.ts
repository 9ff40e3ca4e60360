import { Component, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { firstValueFrom, switchMap } from 'rxjs';
import type { FieldProposal } from '@oart/competency';
import type { EvidenceReadingView } from '@oart/contract';
import { RequestFailure } from '../problems/request-failure';
import { EvidenceApi } from './evidence-api';
import type { ChosenFile } from './file-drop';
import { proposalInWords } from './proposal-in-words';

/** What was read in the chosen PDF, each with its place. Nothing is filled in until the person takes it. */
@Component({
  selector: 'oart-certificate-reading',
  imports: [MatButton],
  template: `
    @for (found of reading()?.identifiers ?? []; track $index) {
      <p role="alert">
        <strong>{{
          found.page === null
            ? 'What the file says beside its pages (title, subject, keywords, bookmarks)'
            : 'Page ' + found.page
        }}</strong>
        {{
          found.kind === 'nhs-number'
            ? 'holds what reads as an NHS number: take it out of the file; it is not accepted like this.'
            : 'holds what reads as a date of birth: make sure that it is nobody’s but yours.'
        }}
      </p>
    }
    @if (shown().length > 0) {
      <section aria-labelledby="reading-title">
        <h2 id="reading-title">Read in the file; take over what is right</h2>
        <ul>
          @for (each of shown(); track each.proposal) {
            <li>
              <div>
                <p>
                  {{ each.field }}: <strong>{{ each.value }}</strong>
                </p>
                <p class="small muted">
                  Page {{ each.proposal.page }}: “{{ each.proposal.quote }}”
                </p>
              </div>
              @if (taken().has(each.proposal)) {
                <span class="small" role="status">Taken over</span>
              } @else {
                <button matButton="outlined" type="button" (click)="take(each.proposal)">
                  Take over<span class="visually-hidden"> {{ each.field }} {{ each.value }}</span>
                </button>
              }
            </li>
          }
        </ul>
      </section>
    }
    @if (note() !== '') {
      <p class="small muted">{{ note() }}</p>
    }
  `,
  styles: `
    h2 {
      margin: 0 0 var(--space-2);
      font: var(--mat-sys-title-small);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: var(--space-4);
      align-items: center;
      justify-content: space-between;
      padding-block: var(--space-1);
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class CertificateReading {
  readonly chosen = input.required<ChosenFile>();
  /** Fills a reading into the form; false where the form has no field for it yet. */
  readonly accepts = input.required<(proposal: FieldProposal) => boolean>();

  private readonly api = inject(EvidenceApi);
  protected readonly reading = signal<EvidenceReadingView | null>(null);
  protected readonly shown = signal<ReturnType<typeof proposalInWords>>([]);
  protected readonly taken = signal<ReadonlySet<FieldProposal>>(new Set());
  protected readonly note = signal('');

  constructor() {
    toObservable(this.chosen)
      .pipe(
        switchMap((chosen) => this.ask(chosen)),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  protected take(proposal: FieldProposal): void {
    const isTaken = this.accepts()(proposal);
    this.note.set(
      isTaken ? '' : 'Say first what it is, for which skill and for which treatment site.',
    );
    if (isTaken) this.taken.update((taken) => new Set([...taken, proposal]));
  }

  private async ask({ file, digest }: ChosenFile): Promise<void> {
    this.reading.set(null);
    this.shown.set([]);
    this.taken.set(new Set());
    this.note.set('');
    try {
      const reading = await firstValueFrom(this.api.read(file, digest.base64));
      this.reading.set(reading);
      this.shown.set(proposalInWords(reading.proposals));
      if (reading.proposals.length === 0) {
        this.note.set('Nothing was read in this file: fill the fields in from it.');
      }
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.note.set(`It could not be read: ${error.message}`);
    }
  }
}
