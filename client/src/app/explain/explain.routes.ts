import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const explainRoutes: Routes = [
  {
    path: 'explain',
    title: 'Explain',
    canMatch: [mayOpen('/explain')],
    loadComponent: () => import('./explain-page').then((file) => file.ExplainPage),
  },
];
