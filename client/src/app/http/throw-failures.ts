import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { failureOf } from '../problems/failure-of';
import { SessionStore } from '../session/session-store';
import type { SignInCause } from '../session/sign-in-cause';

/** Turns every failed response into a `RequestFailure`; a session that ended leads to sign-in and back. */
export const throwFailures: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  const session = inject(SessionStore);
  return next(request).pipe(
    catchError((error: unknown) =>
      from(failureOf(error)).pipe(
        switchMap((failure) => {
          if (failure.isOfNobody && session.view() !== null) {
            session.end(failure.farewell);
            const because: SignInCause = 'session-ended';
            void router.navigate(['/sign-in'], {
              queryParams: { returnTo: router.url, because },
            });
          }
          return throwError(() => failure);
        }),
      ),
    ),
  );
};
