import { Injectable, signal } from '@angular/core';
import type { UnitView } from '@oart/contract';

const KEPT_AS = 'oart.unit';

/** The treatment unit that questions are about: a person's own choice, kept in this browser for every page. */
@Injectable({ providedIn: 'root' })
export class ChosenUnit {
  private readonly id = signal(keptId());

  /** The one chosen last, which may be on file no more; null for none. */
  readonly latest = this.id.asReadonly();

  /** The chosen one of these; the first where none of them was chosen. Undefined where there is none. */
  of(units: readonly UnitView[]): UnitView | undefined {
    return units.find(({ id }) => id === this.id()) ?? units[0];
  }

  choose(id: string): void {
    this.id.set(id);
    try {
      localStorage.setItem(KEPT_AS, id);
    } catch {
      // A browser that keeps nothing still asks about the unit until it is closed.
    }
  }
}

function keptId(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
