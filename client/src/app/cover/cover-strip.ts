import { Component, input } from '@angular/core';
import type { CoverSegment } from './cover-rows';

/** Cover over time as a strip: the number is printed in it, thinner is stronger. */
@Component({
  selector: 'oart-cover-strip',
  template: `
    <svg role="img" [attr.aria-label]="label()">
      @for (segment of segments(); track segment.x) {
        <rect
          y="0"
          height="100%"
          [attr.class]="'d' + segment.depth"
          [attr.x]="segment.x"
          [attr.width]="segment.width"
        />
        @if (!segment.isSliver) {
          <text
            dx="6"
            y="15"
            [attr.class]="'t' + segment.depth + (segment.isNarrowSliver ? ' short' : '')"
            [attr.x]="segment.x"
          >
            {{ segment.count }}
            @if (segment.cause !== '') {
              <tspan class="cause" dx="6" [class.short]="segment.isShort">
                {{ segment.cause }}
              </tspan>
            }
          </text>
        }
      }
    </svg>
  `,
  styleUrl: './cover-strip.scss',
})
export class CoverStrip {
  readonly segments = input.required<readonly CoverSegment[]>();
  readonly label = input.required<string>();
}
