import { inject } from '@angular/core';
import { RedirectCommand, Router } from '@angular/router';
import type { CanMatchFn } from '@angular/router';
import type { Permission } from '@oart/contract';
import { SessionApi } from './session-api';
import { SessionStore } from './session-store';

/** Lets a signed-in account pass; anyone else signs in first and then returns here. */
export const signedIn: CanMatchFn = async (_route, segments) => {
  const router = inject(Router);
  const store = inject(SessionStore);
  const api = inject(SessionApi);
  if (store.view() !== null || (await api.load()) !== null) return true;
  const wanted = router.currentNavigation()?.initialUrl.toString() ?? `/${segments.join('/')}`;
  const queryParams = wanted === '/' ? {} : { returnTo: wanted };
  return router.createUrlTree(['/sign-in'], { queryParams });
};

/** Lets an account with one of the permissions pass; others see a page that says who has them. */
export function hasAnyOf(...permissions: readonly Permission[]): CanMatchFn {
  return () => {
    if (inject(SessionStore).hasAny(permissions)) return true;
    const refusal = inject(Router).createUrlTree(['/not-permitted'], {
      queryParams: { needs: permissions },
    });
    return new RedirectCommand(refusal, { skipLocationChange: true });
  };
}
