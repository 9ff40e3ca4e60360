import { Component, computed, input } from '@angular/core';
import type { PolicyDocument } from '@oart/competency';
import { policyDifference } from '@oart/contract';

/** Two policies side by side, as sentences: only what they do not say alike. */
@Component({
  selector: 'oart-policy-difference',
  template: `
    @if (changes().length === 0) {
      <p>Both say the same.</p>
    } @else {
      <table class="stacked" aria-label="What changes">
        <thead>
          <tr>
            <th scope="col">About</th>
            <th scope="col">{{ fromTitle() }}</th>
            <th scope="col">{{ toTitle() }}</th>
          </tr>
        </thead>
        <tbody>
          @for (change of changes(); track change.id) {
            <tr>
              <th scope="row">{{ change.topic }}</th>
              <td [attr.data-label]="fromTitle() + ':'">
                <del>{{ change.from }}</del>
              </td>
              <td [attr.data-label]="toTitle() + ':'">
                <ins>{{ change.to }}</ins>
              </td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styleUrl: './framework-difference.scss',
})
export class PolicyDifference {
  readonly from = input.required<PolicyDocument>();
  readonly to = input.required<PolicyDocument>();
  readonly toTitle = input('This proposal');

  protected readonly fromTitle = computed(() => `Version ${String(this.from().number)}`);
  protected readonly changes = computed(() => policyDifference(this.from(), this.to()));
}
