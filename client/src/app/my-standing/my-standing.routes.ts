import type { Routes } from '@angular/router';

export const myStandingRoutes: Routes = [
  {
    path: 'my-standing',
    title: 'My standing',
    loadComponent: () => import('./my-standing-page').then((file) => file.MyStandingPage),
  },
];
