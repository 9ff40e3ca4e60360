import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const frameworkRoutes: Routes = [
  {
    path: 'framework',
    title: 'Framework',
    loadComponent: () => import('./framework-page').then((file) => file.FrameworkPage),
  },
  {
    path: 'framework/versions',
    title: 'Versions of the framework',
    loadComponent: () => import('./versions-page').then((file) => file.VersionsPage),
  },
  {
    path: 'framework/versions/:id',
    title: 'Version of the framework',
    loadComponent: () => import('./version-page').then((file) => file.VersionPage),
  },
  {
    path: 'framework/drafts/:id',
    title: 'Draft of the framework',
    canMatch: [mayOpen('/framework/drafts')],
    loadComponent: () => import('./draft-page').then((file) => file.DraftPage),
  },
];
