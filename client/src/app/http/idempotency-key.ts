import { HttpErrorResponse, HttpResponse } from '@angular/common/http';
import type { HttpEvent, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { tap } from 'rxjs';

export const IDEMPOTENCY_KEY = 'Idempotency-Key';

/**
 * Keys of requests whose outcome is not known because no answer came. Pressing the button again sends
 * the same key, so that the server records the act once.
 */
const unsettled = new Map<string, string>();

/** Gives every POST to the API its key before the first send; retries further in keep it. */
export const idempotencyKey: HttpInterceptorFn = (request, next) => {
  if (request.method !== 'POST' || !request.url.startsWith('/api/')) return next(request);
  const act = nameOf(request);
  const key = unsettled.get(act) ?? newKey();
  unsettled.set(act, key);
  return next(request.clone({ setHeaders: { [IDEMPOTENCY_KEY]: key } })).pipe(
    tap({
      next: (event: HttpEvent<unknown>) => {
        if (event instanceof HttpResponse) unsettled.delete(act);
      },
      error: (error: unknown) => {
        if (isSettled(error)) unsettled.delete(act);
      },
    }),
  );
};

/**
 * The same act is the same address and body. What proves it is left out: a password is kept nowhere, and a
 * passkey answers anew each time.
 */
function nameOf({ url, body }: HttpRequest<unknown>): string {
  const proofs = new Set(['password', 'pin', 'passkey', 'current', 'next', 'initialPassword']);
  const withoutProofs = (key: string, value: unknown) => (proofs.has(key) ? undefined : value);
  return `${url} ${JSON.stringify(body, withoutProofs)}`;
}

/** A 409 with Retry-After says that the first send is still at work, so its outcome is not known. */
function isSettled(error: unknown): boolean {
  if (!(error instanceof HttpErrorResponse)) return false;
  const isAtWork = error.status === 409 && error.headers.has('Retry-After');
  return error.status >= 400 && error.status < 500 && !isAtWork;
}

/** Not `randomUUID`, which is missing on a plain-http address other than localhost. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
