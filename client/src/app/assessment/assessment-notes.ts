import { Component, computed, input } from '@angular/core';
import type { AssessmentReviewView, AssessmentView } from '@oart/contract';
import { InstantDay } from '../dates/instant-day';
import { groundsInWords } from './assessment-words';

const REVIEWED: Readonly<Record<AssessmentReviewView['outcome'], string>> = {
  questioned: 'Put in question',
  stands: 'Found to stand',
  'does-not-stand': 'Found not to stand',
};

/** What was written with an assessment, and what happened to it since: who did it, when and why. */
@Component({
  selector: 'oart-assessment-notes',
  imports: [InstantDay],
  template: `
    <p class="muted">{{ grounds() }}</p>
    @if (assessment().remediation; as remediation) {
      <p>Asked for before the next: {{ remediation }}</p>
    }
    @if (assessment().comment; as comment) {
      <p>Comment: {{ comment }}</p>
    }
    @if (assessment().acknowledgedAt; as at) {
      <p class="muted">
        Read by {{ assessment().candidate.displayName }} on <oart-instant-day [at]="at" />.
      </p>
    } @else if (assessment().state !== 'void') {
      <p class="muted">Not yet read by {{ assessment().candidate.displayName }}.</p>
    }
    @for (each of happened(); track $index) {
      <p>
        {{ each.what }} on <oart-instant-day [at]="each.at" /> by {{ each.by
        }}{{ each.reason === null ? '.' : ': ' + each.reason }}
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-1);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class AssessmentNotes {
  readonly assessment = input.required<AssessmentView>();

  protected readonly grounds = computed(() => groundsInWords(this.assessment()));
  protected readonly happened = computed(() => {
    const { reviews, voided } = this.assessment();
    return [
      ...reviews.map((review) => ({ ...review, what: REVIEWED[review.outcome] })),
      ...(voided === null ? [] : [{ ...voided, what: 'Voided' }]),
    ];
  });
}
