import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

export const coverRoutes: Routes = [
  {
    path: 'staffing-check',
    title: 'Staffing check',
    canMatch: [hasAnyOf('staff-member', 'assessor', 'entitler', 'service-manager', 'auditor')],
    loadComponent: () => import('./crew-check-page').then((file) => file.CrewCheckPage),
  },
];
