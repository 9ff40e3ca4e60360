import { Component, computed, input } from '@angular/core';
import type { PolicyImpactView } from '@oart/contract';
import { organisation } from '../my-standing/standing-api';
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
      [namesUnits]="hasSeveralUnits()"
    />
    <p class="small muted">
      As everything stands now. What would lapse sooner or later under it shows once it holds.
    </p>
  `,
})
export class PolicyImpact {
  readonly impact = input.required<PolicyImpactView>();

  private readonly organisation = organisation();
  protected readonly hasSeveralUnits = computed(
    () => this.organisation.hasValue() && this.organisation.value().units.length > 1,
  );
  protected readonly sentence = computed(() => policyImpactSentence(this.impact()));
  protected readonly gainSentence = computed(() => {
    const { regaining } = this.impact();
    const who = regaining.length === 1 ? '1 person' : `${String(regaining.length)} people`;
    return `${who} may act again:`;
  });
}

/** Whom it would pause, of those who may act. */
export function policyImpactSentence({
  people: { length: paused },
  peopleHolding: holding,
}: Pick<PolicyImpactView, 'people' | 'peopleHolding'>): string {
  if (holding === 0) return 'Nobody may act now, so that it would pause nobody.';
  const held = holding === 1 ? '1 person' : `${String(holding)} people`;
  if (paused === 0) return `Approved now it would pause nobody: ${held} may act, as before.`;
  const who =
    holding === 1
      ? 'The one person'
      : `${paused === holding ? 'All' : `${String(paused)} of`} ${held}`;
  return `${who} who may act now would be paused in something if it were approved now.`;
}
