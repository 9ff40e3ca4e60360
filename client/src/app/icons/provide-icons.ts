import { inject, provideAppInitializer } from '@angular/core';
import type { EnvironmentProviders } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';

/** The icons named in icons/names.json, built into one file beside the page. */
export function provideIcons(): EnvironmentProviders {
  return provideAppInitializer(() => {
    // eslint-disable-next-line no-restricted-syntax -- Material takes the address in no other form, and it is a constant of ours.
    const address = inject(DomSanitizer).bypassSecurityTrustResourceUrl('/icons.svg');
    inject(MatIconRegistry).addSvgIconSet(address);
  });
}
