import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReasonView } from '@oart/contract';
import { curersInWords } from './curer-titles';

/** Why not, and who can cure it: one line per unmet condition, with a link to the cure. */
@Component({
  selector: 'oart-reason-list',
  imports: [RouterLink],
  templateUrl: './reason-list.html',
  styleUrl: './reason-list.scss',
})
export class ReasonList {
  readonly reasons = input.required<readonly ReasonView[]>();

  protected readonly lines = computed(() =>
    this.reasons().map(({ sentence, cure, cureLink, curedBy }) => ({
      sentence,
      cure,
      cureLink,
      curers: curersInWords(curedBy),
    })),
  );
}
