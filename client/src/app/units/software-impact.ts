import { Component, computed, input } from '@angular/core';
import type { SoftwareImpactView } from '@oart/contract';
import { ChangeImpact } from '../status/change-impact';

/** Who would be paused by a change of software, for which tasks and sites, and what cures it. */
@Component({
  selector: 'oart-software-impact',
  imports: [ChangeImpact],
  template: `
    <oart-change-impact
      [impact]="impact()"
      [sentence]="sentence()"
      [gainSentence]="gainSentence()"
    />
  `,
})
export class SoftwareImpact {
  readonly impact = input.required<SoftwareImpactView>();

  protected readonly sentence = computed(() => {
    const { people, peopleHolding, version, unit, corrects } = this.impact();
    const held = peopleHolding === 1 ? '1 person' : `${String(peopleHolding)} people`;
    const who = people.length === 0 ? 'Nobody' : String(people.length);
    const what = corrects === null ? version : 'this correction';
    return `${who} of ${held} who may act on ${unit.name} then would be paused by ${what}, if nothing more is recorded.`;
  });
  protected readonly gainSentence = computed(() => {
    const { regaining, unit } = this.impact();
    const who = regaining.length === 1 ? '1 person' : `${String(regaining.length)} people`;
    return `${who} may act on ${unit.name} again:`;
  });
}
