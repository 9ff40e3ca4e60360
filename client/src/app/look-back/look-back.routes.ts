import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const lookBackRoutes: Routes = [
  {
    path: 'records/:id/look-back',
    title: 'Look-back of a record',
    canMatch: [mayOpen('/records/:id/look-back')],
    loadComponent: () => import('./look-back-page').then((file) => file.LookBackPage),
  },
];
