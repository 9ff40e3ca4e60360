import { Component, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { InstantClock } from '../dates/instant-clock';
import { ServerConnection } from '../http/server-connection';

/** Says at once that the server is lost. The only `role="alert"` of the product. */
@Component({
  selector: 'oart-connection-banner',
  imports: [InstantClock, MatIcon],
  template: `
    <div role="alert">
      @if (lostSince(); as since) {
        <p>
          <mat-icon svgIcon="cloud_off" />
          <span
            ><strong
              >No connection since <oart-instant-clock [at]="since" seconds />. Nothing can be
              saved.</strong
            >
            What you typed is kept. This page tries again by itself.</span
          >
        </p>
      }
    </div>
  `,
  styleUrl: './connection-banner.scss',
})
export class ConnectionBanner {
  protected readonly lostSince = inject(ServerConnection).lostSince;
}
