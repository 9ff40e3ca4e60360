import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

const maySeePeople = hasAnyOf(
  'staff-member',
  'staffing-records',
  'auditor',
  'system-administrator',
);

export const personRoutes: Routes = [
  {
    path: 'people',
    title: 'People',
    canMatch: [maySeePeople],
    loadComponent: () => import('./people-page').then((file) => file.PeoplePage),
  },
  {
    path: 'people/:id',
    title: 'Person',
    canMatch: [maySeePeople],
    loadComponent: () => import('./person-page').then((file) => file.PersonPage),
  },
];
