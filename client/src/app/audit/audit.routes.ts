import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

export const auditRoutes: Routes = [
  {
    path: 'audit',
    title: 'Audit',
    canMatch: [hasAnyOf('entitler', 'auditor')],
    loadComponent: () => import('./audit-page').then((file) => file.AuditPage),
  },
];
