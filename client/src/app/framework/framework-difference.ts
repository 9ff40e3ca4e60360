import { Component, computed, input } from '@angular/core';
import { frameworkDifference } from '@oart/competency';
import type { FrameworkDocument } from '@oart/competency';
import { changeInWords, titlesOf } from '@oart/contract';

/** Two versions side by side, in plain words: only what they do not say alike. */
@Component({
  selector: 'oart-framework-difference',
  template: `
    @for (change of changes(); track change.area + change.id) {
      <section>
        <h3>
          {{ change.title }} <span class="small muted">{{ change.kind }}</span>
        </h3>
        <table class="stacked" [attr.aria-label]="change.title">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">{{ fromTitle() }}</th>
              <th scope="col">{{ toTitle() }}</th>
            </tr>
          </thead>
          <tbody>
            @for (line of change.lines; track line.label) {
              <tr>
                <th scope="row">{{ line.label }}</th>
                <td [attr.data-label]="fromTitle()">
                  @if (line.from !== null) {
                    <del>{{ line.from }}</del>
                  } @else {
                    <span class="muted">nothing</span>
                  }
                </td>
                <td [attr.data-label]="toTitle()">
                  @if (line.to !== null) {
                    <ins>{{ line.to }}</ins>
                  } @else {
                    <span class="muted">nothing</span>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </section>
    } @empty {
      <p>Both say the same.</p>
    }
  `,
  styleUrl: './framework-difference.scss',
})
export class FrameworkDifference {
  readonly from = input.required<FrameworkDocument>();
  readonly to = input.required<FrameworkDocument>();
  readonly toTitle = input('This draft');

  protected readonly fromTitle = computed(() => `Version ${String(this.from().number)}`);
  protected readonly changes = computed(() => {
    const [from, to] = [this.from(), this.to()];
    const titles = { from: titlesOf(from, []), to: titlesOf(to, []) };
    return frameworkDifference(from, to).map((change) => changeInWords(change, titles));
  });
}
