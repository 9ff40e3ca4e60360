import { Component, computed, input } from '@angular/core';
import { dayInWords } from '@oart/contract';
import type { PassportContent } from './passport-content';

/** What a passport says: its records, the history beside them, and what it does not hold. */
@Component({
  selector: 'oart-passport-said',
  template: `
    <table class="stacked" data-density="compact" aria-label="Records">
      <thead>
        <tr>
          <th scope="col">Record</th>
          <th scope="col">Done on</th>
          <th scope="col">Valid until</th>
          <th scope="col">SHA-256 of its file</th>
        </tr>
      </thead>
      <tbody>
        @for (record of records(); track record.issuerRecordId) {
          <tr>
            <th scope="row">
              {{ record.title }}
              @for (sentence of record.leftOut; track sentence) {
                <span class="small muted">{{ sentence }}</span>
              }
            </th>
            <td class="nowrap" data-label="Done on">{{ record.doneOn }}</td>
            <td class="nowrap" data-label="Valid until">{{ record.until }}</td>
            <td data-label="SHA-256">
              <code>{{ record.fileSha256 ?? 'none' }}</code>
            </td>
          </tr>
        } @empty {
          <tr>
            <td colspan="4" class="muted">No record.</td>
          </tr>
        }
      </tbody>
    </table>
    @for (list of history(); track list.title) {
      <h3>{{ list.title }}</h3>
      <ul>
        @for (line of list.lines; track line) {
          <li>{{ line }}</li>
        } @empty {
          <li class="muted">None.</li>
        }
      </ul>
    }
  `,
  styleUrl: './passport-said.scss',
  host: { class: 'stack' },
})
export class PassportSaid {
  readonly content = input.required<PassportContent>();

  protected readonly records = computed(() =>
    this.content().records.map((record) => ({
      ...record,
      doneOn: dayInWords(record.occurredOn),
      until: record.validUntil === null ? 'no end' : dayInWords(record.validUntil),
    })),
  );
  protected readonly history = computed(() => {
    const { assessments, entitlements, suspensions, statements, without } = this.content();
    return [
      { title: 'Assessments at the issuer', lines: assessments },
      { title: 'Entitlements at the issuer, as history', lines: entitlements },
      { title: 'Suspensions', lines: suspensions },
      { title: 'What it means', lines: statements },
      { title: 'What it does not hold', lines: without },
    ];
  });
}
