import type { Routes } from '@angular/router';

export const frameworkRoutes: Routes = [
  {
    path: 'framework',
    title: 'Framework',
    loadComponent: () => import('./framework-page').then((file) => file.FrameworkPage),
  },
];
