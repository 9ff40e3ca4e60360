import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { OpenPanels } from '../layout/open-panels';
import { mayOpen } from '../session/guards';

export const apiKeysRoutes: Routes = [
  {
    path: 'api-keys',
    title: 'API keys',
    canMatch: [mayOpen('/api-keys')],
    // A key that is on the screen is nowhere else.
    canDeactivate: [() => inject(OpenPanels).mayBeLeft()],
    loadComponent: () => import('./api-keys-page').then((file) => file.ApiKeysPage),
  },
];
