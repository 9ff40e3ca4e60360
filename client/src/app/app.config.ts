import { provideBrowserGlobalErrorListeners } from '@angular/core';
import type { ApplicationConfig } from '@angular/core';
import {
  RedirectCommand,
  Router,
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { inject } from '@angular/core';
import { routes } from './app.routes';
import { provideApi } from './http/provide-api';
import { provideIcons } from './icons/provide-icons';
import { PageTitle } from './layout/page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideApi(),
    provideIcons(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(
        () =>
          new RedirectCommand(inject(Router).createUrlTree(['/unreachable']), {
            skipLocationChange: true,
          }),
      ),
    ),
    { provide: TitleStrategy, useClass: PageTitle },
  ],
};
