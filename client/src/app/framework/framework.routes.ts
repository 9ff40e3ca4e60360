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
  {
    path: 'policy',
    title: 'Policy',
    loadComponent: () => import('./policy-page').then((file) => file.PolicyPage),
  },
  {
    path: 'policy/versions/:id',
    title: 'Version of the policy',
    loadComponent: () => import('./policy-version-page').then((file) => file.PolicyVersionPage),
  },
  {
    path: 'policy/proposal',
    title: 'Propose a change of the policy',
    canMatch: [mayOpen('/policy/proposal')],
    loadComponent: () => import('./policy-proposal-page').then((file) => file.PolicyProposalPage),
  },
];
