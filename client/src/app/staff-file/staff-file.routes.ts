import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const staffFileRoutes: Routes = [
  {
    path: 'people/:id/staff-file',
    title: 'Staff file',
    canMatch: [mayOpen('/people/:id/staff-file')],
    loadComponent: () => import('./staff-file-page').then((file) => file.StaffFilePage),
  },
  {
    path: 'registration-checks',
    title: 'Registration checks',
    canMatch: [mayOpen('/registration-checks')],
    loadComponent: () =>
      import('./registration-list-page').then((file) => file.RegistrationListPage),
  },
  {
    path: 'delegations',
    title: 'Delegations',
    canMatch: [mayOpen('/delegations')],
    loadComponent: () => import('./delegations-page').then((file) => file.DelegationsPage),
  },
];
