import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const verificationRoutes: Routes = [
  {
    path: 'verify',
    title: 'Verify',
    canMatch: [mayOpen('/verify')],
    loadComponent: () =>
      import('./verification-queue-page').then((file) => file.VerificationQueuePage),
  },
];
