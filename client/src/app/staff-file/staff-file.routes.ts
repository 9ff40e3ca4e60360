import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const staffFileRoutes: Routes = [
  {
    path: 'people/:id/staff-file',
    title: 'Staff file',
    canMatch: [mayOpen('/people/:id/staff-file')],
    loadComponent: () => import('./staff-file-page').then((file) => file.StaffFilePage),
  },
];
