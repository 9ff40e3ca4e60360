import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';

export const evidenceRoutes: Routes = [
  {
    path: 'upload',
    title: 'Upload',
    canMatch: [mayOpen('/upload')],
    loadComponent: () => import('./upload-page').then((file) => file.UploadPage),
  },
  {
    path: 'my-records',
    title: 'My records',
    canMatch: [mayOpen('/my-records')],
    loadComponent: () => import('./my-records-page').then((file) => file.MyRecordsPage),
  },
];
