import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const passportRoutes: Routes = [
  {
    path: 'people/:id/passports',
    title: 'Competence passport',
    canMatch: [mayOpen('/people/:id/passports')],
    loadComponent: () => import('./passports-page').then((file) => file.PassportsPage),
  },
  {
    path: 'passport-trust',
    title: 'Passport keys',
    canMatch: [mayOpen('/passport-trust')],
    loadComponent: () => import('./passport-trust-page').then((file) => file.PassportTrustPage),
  },
];
