import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { dropOldTexts } from './app/forms/kept-text';

dropOldTexts();

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
});
