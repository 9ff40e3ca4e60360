import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { GateDecision } from '@oart/competency';
import type { IconName } from '../icons/icon-names';
import type { Tone } from './standing-states';

/** `NOT_ASKED`: the gate could not be asked, so the answer is neither yes nor no. */
export type Verdict = GateDecision['outcome'] | 'NOT_ASKED';

interface VerdictLook {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: Tone;
}

/** An answer of the gate in words. */
export const OUTCOME_WORDS: Readonly<Record<GateDecision['outcome'], string>> = {
  PERMIT: 'Permitted',
  PERMIT_SUPERVISED: 'Permitted, supervised',
  DENY: 'Not permitted',
};

// A refusal is grey: an answer, not an alarm. Circle, two people, octagon tell them apart without colour.
const VERDICTS: Readonly<Record<Verdict, VerdictLook>> = {
  PERMIT: { word: OUTCOME_WORDS.PERMIT, icon: 'check_circle', tone: 'may' },
  PERMIT_SUPERVISED: {
    word: OUTCOME_WORDS.PERMIT_SUPERVISED,
    icon: 'supervisor_account',
    tone: 'learning',
  },
  DENY: { word: OUTCOME_WORDS.DENY, icon: 'dangerous', tone: 'over' },
  NOT_ASKED: { word: 'Not asked: no connection', icon: 'cloud_off', tone: 'soon' },
};

/** The answer of the gate as a shape and a word. Content replaces the word by a sentence that says it. */
@Component({
  selector: 'oart-gate-verdict',
  imports: [MatIcon],
  template: `
    <mat-icon [svgIcon]="look().icon" />
    <span
      ><ng-content>{{ look().word }}</ng-content></span
    >
  `,
  styleUrl: './gate-verdict.scss',
  host: { '[attr.data-tone]': 'look().tone' },
})
export class GateVerdict {
  readonly outcome = input.required<Verdict>();

  protected readonly look = computed(() => VERDICTS[this.outcome()]);
}
