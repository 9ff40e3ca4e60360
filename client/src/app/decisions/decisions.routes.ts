import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const decisionsRoutes: Routes = [
  {
    path: 'decisions',
    title: 'Decisions',
    canMatch: [mayOpen('/decisions')],
    loadComponent: () => import('./decisions-page').then((file) => file.DecisionsPage),
  },
];
