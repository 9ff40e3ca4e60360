import { computed, inject, untracked } from '@angular/core';
import type { Resource, Signal } from '@angular/core';
import type { Instant } from '@oart/competency';
import { SiteClock } from './site-clock';

/** The server's time at which what a resource holds was read. Ask in an injection context. */
export function readAt(resource: Resource<unknown>): Signal<Instant> {
  const clock = inject(SiteClock);
  const read = computed(() => ({ value: resource.hasValue() ? resource.value() : null }));
  return computed(() => {
    read();
    return untracked(() => clock.now());
  });
}
