import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const matrixRoutes: Routes = [
  {
    path: 'matrix',
    title: 'Matrix',
    canMatch: [mayOpen('/matrix')],
    loadComponent: () => import('./matrix-page').then((file) => file.MatrixPage),
  },
];
