import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const unitsRoutes: Routes = [
  {
    path: 'units',
    title: 'Units',
    canMatch: [mayOpen('/units')],
    loadComponent: () => import('./units-page').then((file) => file.UnitsPage),
  },
  {
    path: 'units/:id',
    title: 'Unit',
    canMatch: [mayOpen('/units')],
    loadComponent: () => import('./unit-page').then((file) => file.UnitPage),
  },
];
