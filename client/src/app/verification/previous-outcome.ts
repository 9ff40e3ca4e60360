import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import type { EvidenceView, Page } from '@oart/contract';
import { InstantDay } from '../dates/instant-day';
import { judgedBefore } from './judged-before';

/** Newest first: what came before one record stands near it. */
const LOOKED_AT = 50;

/** What became of the record of this kind that the same person submitted before. */
@Component({
  selector: 'oart-previous-outcome',
  imports: [InstantDay],
  template: `
    @if (before(); as before) {
      <p class="small">
        Before:
        {{ before.review.outcome === 'verified' ? 'verified by' : 'sent back by' }}
        <span class="nowrap">{{ before.review.by }}</span>,
        <oart-instant-day [at]="before.review.at" />{{
          before.review.reason === null ? '' : ', “' + before.review.reason + '”'
        }}{{ before.sha256 === record().file.sha256 ? '; it was the same file.' : '.' }}
      </p>
    } @else if (onFile.hasValue()) {
      <p class="small muted">No record of this kind was judged before.</p>
    }
  `,
  styles: `
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class PreviousOutcome {
  readonly record = input.required<EvidenceView>();

  protected readonly onFile = httpResource<Page<EvidenceView>>(() => {
    const { person, type, skill } = this.record();
    const ofSkill = skill === null ? {} : { skill };
    return {
      url: '/api/evidence',
      params: { person: person.id, type, ...ofSkill, limit: LOOKED_AT },
    };
  });
  protected readonly before = computed(() =>
    this.onFile.hasValue() ? judgedBefore(this.record(), this.onFile.value().items) : null,
  );
}
