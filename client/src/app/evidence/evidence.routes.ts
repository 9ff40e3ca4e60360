import type { Routes } from '@angular/router';
import { mayOpen } from '../session/guards';
import type { UploadPage } from './upload-page';

export const evidenceRoutes: Routes = [
  {
    path: 'upload',
    title: 'Upload',
    canMatch: [mayOpen('/upload')],
    canDeactivate: [(page: UploadPage) => page.mayBeLeft()],
    loadComponent: () => import('./upload-page').then((file) => file.UploadPage),
  },
  {
    path: 'my-records',
    title: 'My records',
    canMatch: [mayOpen('/my-records')],
    loadComponent: () => import('./my-records-page').then((file) => file.MyRecordsPage),
  },
];
