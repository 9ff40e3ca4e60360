import { Component, DestroyRef, computed, inject } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { Appearance } from '../appearance/appearance';
import { localTimeAt } from '../dates/format-instant';
import { SiteClock } from '../dates/site-clock';
import { tickingTime } from '../dates/ticking-time';
import { SessionStore } from '../session/session-store';
import { ConnectionBanner } from './connection-banner';
import { DemonstrationBanner } from './demonstration-banner';

/** The frame of the control room: always dark, large, read from two metres. No bar, no navigation. */
@Component({
  selector: 'oart-console-frame',
  imports: [ConnectionBanner, DemonstrationBanner, RouterLink, RouterOutlet],
  templateUrl: './console-frame.html',
  styleUrl: './console-frame.scss',
})
export class ConsoleFrame {
  protected readonly session = inject(SessionStore);
  private readonly clock = inject(SiteClock);
  private readonly now = tickingTime();

  protected readonly time = computed(() => localTimeAt(this.now(), this.clock.zone()));

  constructor() {
    const appearance = inject(Appearance);
    appearance.setDensity('console');
    inject(DestroyRef).onDestroy(() => {
      appearance.setDensity('regular');
    });
  }
}
