import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const entitlementRoutes: Routes = [
  {
    path: 'entitle',
    title: 'Entitle',
    canMatch: [mayOpen('/entitle')],
    loadComponent: () => import('./entitle-page').then((file) => file.EntitlePage),
  },
  {
    path: 'entitlements/:id',
    title: 'Entitlement',
    loadComponent: () => import('./entitlement-page').then((file) => file.EntitlementPage),
  },
];
