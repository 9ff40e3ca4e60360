import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ConnectionBanner } from '../layout/connection-banner';
import { PageHeading } from '../layout/page-heading';

/** In the place of a page whose parts could not be fetched. */
@Component({
  selector: 'oart-unreachable-page',
  imports: [ConnectionBanner, MatButton, PageHeading],
  template: `
    <header><oart-connection-banner /></header>
    <main id="main">
      <oart-page-heading>The server cannot be reached</oart-page-heading>
      <p class="reading">
        This page could not be opened, so it shows nothing rather than something old.
      </p>
      <button matButton="filled" type="button" (click)="tryAgain()">Try again</button>
    </main>
  `,
  styles: `
    main {
      display: grid;
      gap: var(--space-4);
      justify-items: start;
      padding: var(--space-8) var(--gutter);
    }
  `,
})
export class UnreachablePage {
  protected tryAgain(): void {
    location.reload();
  }
}
