import { inject, provideAppInitializer } from '@angular/core';
import type { EnvironmentProviders } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';

/** The icons named in icons/names.json, built into one file beside the page. */
export function provideIcons(): EnvironmentProviders {
  return provideAppInitializer(() => {
    const address = inject(DomSanitizer).bypassSecurityTrustResourceUrl('/icons.svg');
    inject(MatIconRegistry).addSvgIconSet(address);
  });
}
