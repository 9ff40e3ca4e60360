import { Injectable, computed, signal } from '@angular/core';
import type { Permission, SessionView } from '@oart/contract';
import { OF_NOW, OF_SCOPED_AUDITORS, PAGE_PERMISSIONS } from './page-permissions';

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
  private readonly scope = computed(() => this.view()?.auditorScope ?? null);
  /** Whether the account is of an auditor who sees a part of the department only. */
  readonly isScoped = computed(() => this.scope() !== null);
  private readonly hasDays = computed(() => {
    const scope = this.scope();
    return scope !== null && (scope.from !== null || scope.until !== null);
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

  /** Whether a page, as `/people`, is for the account: by its permissions, and within its scope. */
  mayOpen(page: string): boolean {
    if (this.isScoped() && !OF_SCOPED_AUDITORS.has(page)) return false;
    if (this.hasDays() && OF_NOW.has(page)) return false;
    const guarded = Object.entries(PAGE_PERMISSIONS).find(([each]) => each === page);
    return guarded === undefined || this.hasAny(guarded[1]);
  }
}
