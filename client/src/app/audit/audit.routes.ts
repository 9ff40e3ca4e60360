import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const auditRoutes: Routes = [
  {
    path: 'audit',
    title: 'Audit',
    canMatch: [mayOpen('/audit')],
    loadComponent: () => import('./audit-page').then((file) => file.AuditPage),
  },
];
