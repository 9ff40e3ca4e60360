import { Component, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { firstValueFrom, switchMap } from 'rxjs';
import type { EvidenceReadingView } from '@oart/contract';
import { RequestFailure } from '../problems/request-failure';
import { EvidenceApi } from './evidence-api';
import type { ChosenFile } from './file-drop';
import { readingsOf } from './reading';
import type { Reading } from './reading';
import { ReadingList } from './reading-list';

/** What was read in the chosen PDF, each with its place. Nothing is filled in until the person takes it. */
@Component({
  selector: 'oart-certificate-reading',
  imports: [ReadingList],
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
    @if (readings().length > 0) {
      <oart-reading-list [readings]="readings()" [accepts]="accepts()" />
    }
    @if (note() !== '') {
      <p class="small muted">{{ note() }}</p>
    }
  `,
  styles: `
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class CertificateReading {
  readonly chosen = input.required<ChosenFile>();
  readonly accepts = input.required<(reading: Reading) => boolean>();

  private readonly api = inject(EvidenceApi);
  protected readonly reading = signal<EvidenceReadingView | null>(null);
  protected readonly readings = signal<readonly Reading[]>([]);
  protected readonly note = signal('');

  constructor() {
    toObservable(this.chosen)
      .pipe(
        switchMap((chosen) => this.ask(chosen)),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  private async ask({ file, digest }: ChosenFile): Promise<void> {
    this.reading.set(null);
    this.readings.set([]);
    this.note.set('');
    try {
      const reading = await firstValueFrom(this.api.read(file, digest.base64));
      this.reading.set(reading);
      this.readings.set(readingsOf(reading.proposals));
      if (reading.proposals.length === 0) {
        this.note.set('Nothing was read in this file: fill the fields in from it.');
      }
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.note.set(`It could not be read: ${error.message}`);
    }
  }
}
