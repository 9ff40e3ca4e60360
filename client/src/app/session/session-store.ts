import { Injectable, computed, signal } from '@angular/core';
import type { Permission, SessionView } from '@oart/contract';

/** Who is signed in, as the server last said. Null: nobody, or not yet asked. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly latest = signal<{ view: SessionView; heardAt: number } | null>(null);
  private readonly farewell = signal<string | null>(null);

  readonly view = computed(() => this.latest()?.view ?? null);
  // What seldom changes stays the same value however often the session is asked for anew: whatever was
  // read by it is not read again.
  readonly personId = computed(() => this.view()?.person?.id);
  readonly accountId = computed(() => this.view()?.account.id);
  private readonly permissions = computed(() => this.view()?.permissions ?? [], {
    equal: (one, other) => one.join() === other.join(),
  });
  /** When the view arrived, in milliseconds of this page's own monotonic clock. */
  readonly heardAt = computed(() => this.latest()?.heardAt ?? null);
  /** The server's sentence why nobody is signed in any more, where there is more to say than that. */
  readonly endedBecause = this.farewell.asReadonly();
  readonly isDemonstration = computed(() => this.view()?.database === 'demonstration');

  /** What the department calls the signed-in person, or the account where no person stands behind it. */
  readonly label = computed(() => {
    const view = this.view();
    return view?.person?.displayName ?? view?.account.signInName ?? '';
  });

  keep(view: SessionView): void {
    this.latest.set({ view, heardAt: performance.now() });
    this.farewell.set(null);
  }

  end(because: string | null = null): void {
    this.latest.set(null);
    this.farewell.set(because);
  }

  /** Whether the account has one of these permissions. */
  hasAny(permissions: readonly Permission[]): boolean {
    return permissions.some((permission) => this.permissions().includes(permission));
  }
}
