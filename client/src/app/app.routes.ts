import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { apiKeysRoutes } from './api-keys/api-keys.routes';
import { auditRoutes } from './audit/audit.routes';
import { coverRoutes } from './cover/cover.routes';
import { decisionsRoutes } from './decisions/decisions.routes';
import { entitlementRoutes } from './entitlement/entitlement.routes';
import { explainRoutes } from './explain/explain.routes';
import { evidenceRoutes } from './evidence/evidence.routes';
import { frameworkRoutes } from './framework/framework.routes';
import { gateConsoleRoutes } from './gate-console/gate-console.routes';
import { lookBackRoutes } from './look-back/look-back.routes';
import { matrixRoutes } from './matrix/matrix.routes';
import { myStandingRoutes } from './my-standing/my-standing.routes';
import { passportRoutes } from './passport/passport.routes';
import { personRoutes } from './person/person.routes';
import { mayOpen, signedIn } from './session/guards';
import { SessionStore } from './session/session-store';
import { staffFileRoutes } from './staff-file/staff-file.routes';
import { treatmentRoutes } from './treatment/treatment.routes';
import { unitsRoutes } from './units/units.routes';
import { verificationRoutes } from './verification/verification.routes';

/** Every page is its own chunk. Pages of a feature come from its `<feature>.routes.ts`. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: () => import('./session/sign-in-page').then((file) => file.SignInPage),
  },
  {
    path: 'unreachable',
    title: 'No connection',
    loadComponent: () =>
      import('./unreachable/unreachable-page').then((file) => file.UnreachablePage),
  },
  {
    path: 'welcome',
    title: 'Set your password',
    loadComponent: () => import('./account/welcome-page').then((file) => file.WelcomePage),
  },
  ...gateConsoleRoutes,
  {
    path: '',
    canMatch: [signedIn],
    loadComponent: () => import('./layout/app-shell').then((file) => file.AppShell),
    children: [
      {
        path: '',
        pathMatch: 'full',
        redirectTo: () =>
          inject(SessionStore).view()?.person == null ? '/account' : '/my-standing',
      },
      ...myStandingRoutes,
      ...evidenceRoutes,
      ...verificationRoutes,
      ...personRoutes,
      ...staffFileRoutes,
      ...passportRoutes,
      ...entitlementRoutes,
      ...lookBackRoutes,
      ...matrixRoutes,
      ...coverRoutes,
      ...treatmentRoutes,
      ...unitsRoutes,
      ...auditRoutes,
      ...decisionsRoutes,
      ...explainRoutes,
      ...frameworkRoutes,
      ...apiKeysRoutes,
      {
        path: 'account',
        title: 'Account',
        loadComponent: () => import('./account/account-page').then((file) => file.AccountPage),
      },
      {
        path: 'accounts',
        title: 'Accounts',
        canMatch: [mayOpen('/accounts')],
        loadComponent: () => import('./account/accounts-page').then((file) => file.AccountsPage),
      },
      {
        path: 'not-permitted',
        title: 'Not permitted',
        loadComponent: () =>
          import('./session/not-permitted-page').then((file) => file.NotPermittedPage),
      },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./not-found/not-found-page').then((file) => file.NotFoundPage),
      },
    ],
  },
];
