import { Component, input } from '@angular/core';
import type { LookBackAct } from '@oart/contract';
import { InstantTime } from '../dates/instant-time';
import { PersonLink } from '../person/person-link';

const MODES: Readonly<Record<LookBackAct['mode'], string>> = {
  independent: 'alone',
  supervised: 'supervised',
  'break-glass': 'under break-glass',
  'without-entitlement': 'without entitlement',
};

/** Acts on a look-back list. */
@Component({
  selector: 'oart-look-back-acts',
  imports: [InstantTime, PersonLink],
  template: `
    @if (acts().length > 0) {
      <table class="stacked" data-density="compact" [attr.aria-labelledby]="titledBy()">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Act</th>
            <th scope="col">Fraction</th>
            <th scope="col">Who</th>
            <th scope="col">Supervised by</th>
            <th scope="col">How</th>
          </tr>
        </thead>
        <tbody>
          @for (act of acts(); track act.id) {
            <tr>
              <th scope="row" class="nowrap"><oart-instant [at]="act.performedAt" /></th>
              <td data-label="Act">{{ act.taskTitle }}, {{ act.treatmentSiteTitle }}</td>
              <td data-label="Fraction" class="nowrap">
                {{ act.caseReference }}/{{ act.fraction }}
              </td>
              <td data-label="Who"><oart-person-link [person]="act.actor" /></td>
              <td data-label="Supervised by">
                @if (act.supervisor; as supervisor) {
                  <oart-person-link [person]="supervisor" />
                } @else {
                  nobody
                }
              </td>
              <td data-label="How">{{ modes[act.mode] }}</td>
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <p class="muted">None.</p>
    }
  `,
})
export class LookBackActs {
  readonly acts = input.required<readonly LookBackAct[]>();
  /** The id of the heading above. */
  readonly titledBy = input.required<string>();
  protected readonly modes = MODES;
}
