import { DestroyRef, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import type { Instant } from '@oart/competency';
import { SiteClock } from './site-clock';

/** The server's time, told anew each second while the page is shown. Ask in an injection context. */
export function tickingTime(): Signal<Instant> {
  const clock = inject(SiteClock);
  const now = signal(clock.now());
  const ticking = setInterval(() => {
    now.set(clock.now());
  }, 1_000);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(ticking);
  });
  return now.asReadonly();
}
