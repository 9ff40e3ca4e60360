import { HttpErrorResponse } from '@angular/common/http';
import type { HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { retry, throwError, timer } from 'rxjs';
import { IDEMPOTENCY_KEY } from './idempotency-key';

const TRIES_MORE = 2;
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 5_000;
const PASSING = new Set([0, 502, 503, 504]);

/** Tries again what may safely be sent twice: reads, and posts that carry an idempotency key. */
export const retryUnanswered: HttpInterceptorFn = (request, next) => {
  if (!mayBeSentTwice(request)) return next(request);
  return next(request).pipe(
    retry({
      count: TRIES_MORE,
      delay: (error: unknown, tries) => {
        const pause = pauseBefore(error, tries);
        return pause === null ? throwError(() => error) : timer(pause);
      },
    }),
  );
};

function mayBeSentTwice(request: HttpRequest<unknown>): boolean {
  return request.method === 'GET' || request.headers.has(IDEMPOTENCY_KEY);
}

/** Null: the answer is final. A 409 with Retry-After says that the same request is still at work. */
function pauseBefore(error: unknown, tries: number): number | null {
  if (!(error instanceof HttpErrorResponse)) return null;
  const retryAfter = error.headers.get('Retry-After');
  const isAtWork = error.status === 409 && retryAfter !== null;
  if (!isAtWork && !PASSING.has(error.status)) return null;
  const asked = retryAfter === null ? Number.NaN : Number(retryAfter) * 1_000;
  const pause = Number.isFinite(asked) ? asked : FIRST_PAUSE_MS * 2 ** (tries - 1);
  return Math.min(pause, LONGEST_PAUSE_MS);
}
