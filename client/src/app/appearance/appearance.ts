import { Injectable, signal } from '@angular/core';

export type Scheme = 'system' | 'light' | 'dark';
export type Density = 'regular' | 'console';

const KEPT_AS = 'oart.scheme';

/** How the page looks: a person's own scheme, kept in this browser, and the density of where they are. */
@Injectable({ providedIn: 'root' })
export class Appearance {
  private readonly root = document.documentElement.dataset;
  private readonly chosen = signal<Scheme>(keptScheme());

  readonly scheme = this.chosen.asReadonly();

  constructor() {
    this.show(this.chosen());
    this.setDensity('regular');
  }

  choose(scheme: Scheme): void {
    this.chosen.set(scheme);
    this.show(scheme);
    try {
      localStorage.setItem(KEPT_AS, scheme);
    } catch {
      // A browser that keeps nothing still shows the choice until it is closed.
    }
  }

  setDensity(density: Density): void {
    this.root['density'] = density;
  }

  private show(scheme: Scheme): void {
    if (scheme === 'system') delete this.root['scheme'];
    else this.root['scheme'] = scheme;
  }
}

function keptScheme(): Scheme {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}
