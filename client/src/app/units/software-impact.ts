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

  protected readonly sentence = computed(() => softwareImpactSentence(this.impact()));
  protected readonly gainSentence = computed(() => {
    const { regaining, unit } = this.impact();
    const who = regaining.length === 1 ? '1 person' : `${String(regaining.length)} people`;
    return `${who} may act on ${unit.name} again:`;
  });
}

/** Whom a change of software would pause, of those who may act on the unit then. */
export function softwareImpactSentence({
  people: { length: paused },
  peopleHolding: holding,
  version,
  unit,
  corrects,
}: Pick<SoftwareImpactView, 'people' | 'peopleHolding' | 'version' | 'unit' | 'corrects'>): string {
  const what = corrects === null ? version : 'this correction';
  if (holding === 0 && corrects !== null) return 'This correction pauses nobody.';
  if (holding === 0) return `Nobody may act on ${unit.name} then, so that ${what} pauses nobody.`;
  const would = `who may act on ${unit.name} then would`;
  const unless = `be paused by ${what}, if nothing more is recorded.`;
  if (holding === 1) return `The one person ${would} ${paused === 0 ? 'not ' : ''}${unless}`;
  const who = paused === 0 ? 'Nobody' : String(paused);
  return `${who} of ${String(holding)} people ${would} ${unless}`;
}
