import { inject } from '@angular/core';
import { RedirectCommand, Router } from '@angular/router';
import type { CanMatchFn } from '@angular/router';
import { PAGE_PERMISSIONS } from './page-permissions';
import type { GuardedPage } from './page-permissions';
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

/** Lets those pass whom the page is for; others see a page that says which permissions it needs. */
export function mayOpen(page: GuardedPage): CanMatchFn {
  return () => {
    const permissions = PAGE_PERMISSIONS[page];
    if (inject(SessionStore).hasAny(permissions)) return true;
    const refusal = inject(Router).createUrlTree(['/not-permitted'], {
      queryParams: { needs: permissions },
    });
    return new RedirectCommand(refusal, { skipLocationChange: true });
  };
}
