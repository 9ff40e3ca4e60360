import type { Routes } from '@angular/router';
import { signedIn } from '../session/guards';

/** Outside the shell: the control room has its own frame. */
export const gateConsoleRoutes: Routes = [
  {
    path: 'gate-console',
    title: 'Gate console',
    canMatch: [signedIn],
    loadComponent: () => import('../layout/console-frame').then((file) => file.ConsoleFrame),
    children: [
      {
        path: '',
        loadComponent: () => import('./gate-console-page').then((file) => file.GateConsolePage),
      },
    ],
  },
];
