import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

export const coverRoutes: Routes = [
  {
    path: 'cover',
    title: 'Cover',
    canMatch: [hasAnyOf('entitler', 'employers-representative', 'service-manager', 'auditor')],
    loadComponent: () => import('./cover-page').then((file) => file.CoverPage),
  },
  {
    path: 'staffing-check',
    title: 'Staffing check',
    canMatch: [hasAnyOf('staff-member', 'assessor', 'entitler', 'service-manager', 'auditor')],
    loadComponent: () => import('./crew-check-page').then((file) => file.CrewCheckPage),
  },
];
