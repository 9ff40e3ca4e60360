import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const coverRoutes: Routes = [
  {
    path: 'cover',
    title: 'Cover',
    canMatch: [mayOpen('/cover')],
    loadComponent: () => import('./cover-page').then((file) => file.CoverPage),
  },
  {
    path: 'staffing-check',
    title: 'Staffing check',
    canMatch: [mayOpen('/staffing-check')],
    loadComponent: () => import('./crew-check-page').then((file) => file.CrewCheckPage),
  },
];
