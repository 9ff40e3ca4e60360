import { Component, computed, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { fieldInWords, valueInWords } from './reading';
import type { Reading } from './reading';

/** What was read in a file, each with its place. Nothing is filled in until the person takes it over. */
@Component({
  selector: 'oart-reading-list',
  imports: [MatButton],
  template: `
    <section aria-labelledby="reading-title">
      <h2 id="reading-title">Read in the file; take over what is right</h2>
      <ul>
        @for (each of shown(); track each.reading) {
          <li>
            <div>
              <p>
                {{ each.field }}: <strong>{{ each.value }}</strong>
              </p>
              <p class="small muted">{{ each.reading.where }}</p>
            </div>
            @if (taken().has(each.reading)) {
              <span class="small" role="status">Taken over</span>
            } @else {
              <button matButton="outlined" type="button" (click)="take(each.reading)">
                Take over<span class="visually-hidden"> {{ each.field }} {{ each.value }}</span>
              </button>
            }
          </li>
        }
      </ul>
    </section>
    @if (hasNoField()) {
      <p class="small muted">Say first what it is, for which skill and for which treatment site.</p>
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
export class ReadingList {
  readonly readings = input.required<readonly Reading[]>();
  /** Fills a reading into the form; false where the form has no field for it yet. */
  readonly accepts = input.required<(reading: Reading) => boolean>();

  protected readonly shown = computed(() =>
    this.readings().map((reading) => ({
      reading,
      field: fieldInWords(reading),
      value: valueInWords(reading),
    })),
  );
  protected readonly taken = linkedSignal<readonly Reading[], ReadonlySet<Reading>>({
    source: this.readings,
    computation: () => new Set(),
  });
  protected readonly hasNoField = linkedSignal({ source: this.readings, computation: () => false });

  protected take(reading: Reading): void {
    const isTaken = this.accepts()(reading);
    this.hasNoField.set(!isTaken);
    if (isTaken) this.taken.update((taken) => new Set([...taken, reading]));
  }
}
