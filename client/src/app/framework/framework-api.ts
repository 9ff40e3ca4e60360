import { httpResource } from '@angular/common/http';
import { computed } from '@angular/core';
import type { FrameworkView } from '@oart/contract';

export const FRAMEWORK_DOCUMENT = '/api/framework/document';
export const FRAMEWORK_SCHEMA = '/api/framework/schema';

/** The framework in force, where it is wanted. Ask in an injection context. */
export function frameworkInForce(isWanted: () => boolean = () => true) {
  // A resource reads again whenever what it looks at is another value, also where it asks the same.
  const wanted = computed(isWanted);
  return httpResource<FrameworkView>(() => (wanted() ? '/api/framework' : undefined));
}
