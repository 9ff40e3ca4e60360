import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const treatmentRoutes: Routes = [
  {
    path: 'exceptional-acts',
    title: 'Exceptional acts',
    canMatch: [mayOpen('/exceptional-acts')],
    loadComponent: () => import('./exceptional-acts-page').then((file) => file.ExceptionalActsPage),
  },
  {
    path: 'offline-reviews',
    title: 'Offline reviews',
    canMatch: [mayOpen('/offline-reviews')],
    loadComponent: () => import('./offline-reviews-page').then((file) => file.OfflineReviewsPage),
  },
  {
    path: 'sign-act',
    title: 'Sign an act',
    canMatch: [mayOpen('/sign-act')],
    loadComponent: () => import('./sign-act-page').then((file) => file.SignActPage),
  },
  {
    path: 'break-glass',
    title: 'Break-glass',
    canMatch: [mayOpen('/break-glass')],
    loadComponent: () => import('./break-glass-page').then((file) => file.BreakGlassPage),
  },
  {
    path: 'record-act',
    title: 'Record an act',
    canMatch: [mayOpen('/record-act')],
    loadComponent: () => import('./record-act-page').then((file) => file.RecordActPage),
  },
];
