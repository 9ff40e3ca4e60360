import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

export const matrixRoutes: Routes = [
  {
    path: 'matrix',
    title: 'Matrix',
    canMatch: [hasAnyOf('assessor', 'entitler', 'service-manager', 'auditor')],
    loadComponent: () => import('./matrix-page').then((file) => file.MatrixPage),
  },
];
