import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CandidateView } from '@oart/contract';
import { Unbroken } from '../layout/unbroken';

const SHOWN_AT_ONCE = 5;
/** Candidates in their order, each a link that stands in the address. */
@Component({
  selector: 'oart-candidate-list',
  imports: [RouterLink, Unbroken],
  templateUrl: './candidate-list.html',
  styleUrl: './candidate-list.scss',
})
export class CandidateList {
  readonly candidates = input.required<readonly CandidateView[]>();
  readonly chosen = input.required<CandidateView | null>();

  private readonly showsAll = signal(false);

  protected readonly shown = computed(() => {
    const ordered = this.candidates();
    const chosen = this.chosen();
    const first = this.showsAll() ? ordered : ordered.slice(0, SHOWN_AT_ONCE);
    const all = chosen === null || first.includes(chosen) ? first : [...first, chosen];
    return all.map((candidate) => ({
      candidate,
      words: `${candidate.person.displayName}, ${candidate.roleTitle}, ${candidate.treatmentSiteTitle.toLowerCase()}`,
      progress: progressOf(candidate),
    }));
  });
  protected readonly hidden = computed(() => this.candidates().length - this.shown().length);

  protected showAll(): void {
    this.showsAll.set(true);
  }
}

function progressOf({ state, missing }: CandidateView): string {
  switch (state) {
    case 'ready':
      return 'ready';
    case 'missing':
      return `${String(missing)} missing`;
    case 'awaiting-acceptance':
      return 'to accept';
    case 'entitled':
      return 'entitled';
  }
}
