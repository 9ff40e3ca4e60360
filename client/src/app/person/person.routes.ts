import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const personRoutes: Routes = [
  {
    path: 'people',
    title: 'People',
    canMatch: [mayOpen('/people')],
    loadComponent: () => import('./people-page').then((file) => file.PeoplePage),
  },
  {
    path: 'people/new',
    title: 'New person',
    canMatch: [mayOpen('/people/new')],
    loadComponent: () => import('./new-person-page').then((file) => file.NewPersonPage),
  },
  {
    path: 'people/:id',
    title: 'Person',
    canMatch: [mayOpen('/people')],
    loadComponent: () => import('./person-page').then((file) => file.PersonPage),
  },
];
