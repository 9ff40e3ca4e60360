import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import type { EnvironmentProviders } from '@angular/core';
import { idempotencyKey } from './idempotency-key';
import { refreshCounts } from './refresh-counts';
import { retryUnanswered } from './retry-unanswered';
import { throwFailures } from './throw-failures';
import { watchConnection } from './watch-connection';

/** From the page inwards to the wire. XHR rather than fetch, for the progress of uploads. */
export function provideApi(): EnvironmentProviders {
  return provideHttpClient(
    withXhr(),
    withInterceptors([
      throwFailures,
      refreshCounts,
      idempotencyKey,
      retryUnanswered,
      watchConnection,
    ]),
  );
}
