import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

export const explainRoutes: Routes = [
  {
    path: 'explain',
    title: 'Explain',
    canMatch: [hasAnyOf('staff-member', 'assessor', 'entitler', 'service-manager', 'auditor')],
    loadComponent: () => import('./explain-page').then((file) => file.ExplainPage),
  },
];
