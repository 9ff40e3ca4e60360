import { HttpResponse } from '@angular/common/http';
import type { HttpInterceptorFn } from '@angular/common/http';
import { Injector, inject } from '@angular/core';
import { tap } from 'rxjs';
import { SessionApi } from '../session/session-api';

const KEEPS_COUNTS = /^\/api\/(session|account|demonstration)\b/;

/** Whatever was recorded may change what waits for whom: the counts beside the navigation follow. */
export const refreshCounts: HttpInterceptorFn = (request, next) => {
  const records = request.method !== 'GET' && request.url.startsWith('/api/');
  if (!records || KEEPS_COUNTS.test(request.url)) return next(request);
  const injector = inject(Injector);
  return next(request).pipe(
    tap((event) => {
      if (!(event instanceof HttpResponse)) return;
      // A count that stays old for a moment is no failure of the act itself.
      injector
        .get(SessionApi)
        .load()
        .catch(() => undefined);
    }),
  );
};
