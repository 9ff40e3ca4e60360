import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

export const staffFileRoutes: Routes = [
  {
    path: 'people/:id/staff-file',
    title: 'Staff file',
    canMatch: [
      hasAnyOf(
        'staff-member',
        'staffing-records',
        'entitler',
        'employers-representative',
        'auditor',
      ),
    ],
    loadComponent: () => import('./staff-file-page').then((file) => file.StaffFilePage),
  },
];
