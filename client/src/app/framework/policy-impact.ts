import { Component, computed, input } from '@angular/core';
import type { PolicyImpactView } from '@oart/contract';
import { ChangeImpact } from '../status/change-impact';

/** Who would be paused the moment that a policy is approved, and who would act again. */
@Component({
  selector: 'oart-policy-impact',
  imports: [ChangeImpact],
  template: `
    <oart-change-impact
      [impact]="impact()"
      [sentence]="sentence()"
      [gainSentence]="gainSentence()"
    />
    <p class="small muted">
      As everything stands now. What would lapse sooner or later under it shows once it holds.
    </p>
  `,
})
export class PolicyImpact {
  readonly impact = input.required<PolicyImpactView>();

  protected readonly sentence = computed(() => {
    const { people, peopleHolding } = this.impact();
    const held = peopleHolding === 1 ? '1 person' : `${String(peopleHolding)} people`;
    const who = people.length === 0 ? 'Nobody' : String(people.length);
    return `${who} of ${held} who may act now would be paused in something if it were approved now.`;
  });
  protected readonly gainSentence = computed(() => {
    const { regaining } = this.impact();
    const who = regaining.length === 1 ? '1 person' : `${String(regaining.length)} people`;
    return `${who} may act again:`;
  });
}
