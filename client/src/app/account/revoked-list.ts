import { Component, input } from '@angular/core';
import { InstantTime } from '../dates/instant-time';

interface Revoked {
  readonly id: string;
  readonly name: string;
  readonly enrolledAt: string;
  readonly revokedAt: string | null;
}

/** What was enrolled once and is revoked, folded away; nothing where there is none. */
@Component({
  selector: 'oart-revoked-list',
  imports: [InstantTime],
  template: `
    @if (revoked().length > 0) {
      <details>
        <summary>Revoked ({{ revoked().length }})</summary>
        <ul>
          @for (each of revoked(); track each.id) {
            <li>
              {{ each.name }}, enrolled <oart-instant [at]="each.enrolledAt" />, revoked
              @if (each.revokedAt; as at) {
                <oart-instant [at]="at" />
              }
            </li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    :host {
      display: contents;
    }

    li {
      padding-block: var(--space-1);
    }
  `,
})
export class RevokedList {
  readonly revoked = input.required<readonly Revoked[]>();
}
