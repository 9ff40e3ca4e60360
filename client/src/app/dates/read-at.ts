import { computed, inject, untracked } from '@angular/core';
import type { Resource, Signal } from '@angular/core';
import type { Instant } from '@oart/competency';
import { SiteClock } from './site-clock';

/** The server's time at which what a resource holds was read. Ask in an injection context. */
export function readAt(resource: Resource<unknown>): Signal<Instant> {
  const clock = inject(SiteClock);
  return computed(() => {
    if (resource.hasValue()) resource.value();
    return untracked(() => clock.now());
  });
}
