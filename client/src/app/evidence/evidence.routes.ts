import type { Routes } from '@angular/router';
import { hasAnyOf } from '../session/guards';

export const evidenceRoutes: Routes = [
  {
    path: 'upload',
    title: 'Upload',
    canMatch: [hasAnyOf('staff-member')],
    loadComponent: () => import('./upload-page').then((file) => file.UploadPage),
  },
  {
    path: 'my-records',
    title: 'My records',
    canMatch: [hasAnyOf('staff-member')],
    loadComponent: () => import('./my-records-page').then((file) => file.MyRecordsPage),
  },
];
