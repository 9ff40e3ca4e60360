import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

export const verificationRoutes: Routes = [
  {
    path: 'verify',
    title: 'Verify',
    canMatch: [hasAnyOf('verifier')],
    loadComponent: () =>
      import('./verification-queue-page').then((file) => file.VerificationQueuePage),
  },
];
