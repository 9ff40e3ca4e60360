import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

export const decisionsRoutes: Routes = [
  {
    path: 'decisions',
    title: 'Decisions',
    canMatch: [hasAnyOf('entitler', 'auditor')],
    loadComponent: () => import('./decisions-page').then((file) => file.DecisionsPage),
  },
];
