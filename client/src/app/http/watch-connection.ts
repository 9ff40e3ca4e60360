import { HttpErrorResponse, HttpResponse } from '@angular/common/http';
import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { ServerConnection } from './server-connection';

/** Tells `ServerConnection` what each single try met. */
export const watchConnection: HttpInterceptorFn = (request, next) => {
  const connection = inject(ServerConnection);
  return next(request).pipe(
    tap({
      next: (event) => {
        if (event instanceof HttpResponse) connection.answered();
      },
      error: (error: unknown) => {
        if (!(error instanceof HttpErrorResponse)) return;
        if (error.status === 0) connection.failed();
        else connection.answered();
      },
    }),
  );
};
