import { httpResource } from '@angular/common/http';
import type { FrameworkView } from '@oart/contract';

export const FRAMEWORK_DOCUMENT = '/api/framework/document';
export const FRAMEWORK_SCHEMA = '/api/framework/schema';

/** The framework in force. Ask in an injection context. */
export function frameworkInForce() {
  return httpResource<FrameworkView>(() => '/api/framework');
}
