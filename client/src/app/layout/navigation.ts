import { Injectable, computed, inject } from '@angular/core';
import type { Permission } from '@oart/contract';
import { SessionStore } from '../session/session-store';

export interface NavigationEntry {
  readonly title: string;
  readonly path: string;
  readonly waiting: number;
}

export interface NavigationGroup {
  readonly title: string;
  readonly entries: readonly NavigationEntry[];
}

const ASKS_THE_GATE: readonly Permission[] = [
  'staff-member',
  'assessor',
  'entitler',
  'service-manager',
  'auditor',
];

const SEES_PEOPLE: readonly Permission[] = [
  'verifier',
  'assessor',
  'entitler',
  'employers-representative',
  'staffing-records',
  'service-manager',
  'auditor',
];

const SEES_THE_MATRIX: readonly Permission[] = [
  'assessor',
  'entitler',
  'service-manager',
  'auditor',
];

const SEES_COVER: readonly Permission[] = [
  'entitler',
  'employers-representative',
  'service-manager',
  'auditor',
];

/** The pages that the signed-in account may open, in the groups of the design. */
@Injectable({ providedIn: 'root' })
export class Navigation {
  private readonly session = inject(SessionStore);

  private readonly waiting = computed(
    () => this.session.view()?.waiting ?? { toVerify: 0, toAccept: 0, toEntitle: 0, toReview: 0 },
  );

  readonly groups = computed<readonly NavigationGroup[]>(() => {
    const waiting = this.waiting();
    return [
      {
        title: 'Mine',
        entries: this.shown(this.hasPerson(), [
          { title: 'My standing', path: '/my-standing', waiting: waiting.toAccept },
          { title: 'My records', path: '/my-records', waiting: 0 },
          { title: 'Upload', path: '/upload', waiting: 0 },
        ]),
      },
      {
        title: 'Work',
        entries: this.shown(this.session.hasAny(['verifier']), [
          { title: 'Verify', path: '/verify', waiting: waiting.toVerify },
        ]),
      },
      {
        title: 'Department',
        entries: [
          ...this.shown(this.session.hasAny(SEES_PEOPLE), [
            { title: 'People', path: '/people', waiting: 0 },
          ]),
          ...this.shown(this.session.hasAny(SEES_THE_MATRIX), [
            { title: 'Matrix', path: '/matrix', waiting: 0 },
          ]),
          ...this.shown(this.session.hasAny(SEES_COVER), [
            { title: 'Cover', path: '/cover', waiting: 0 },
          ]),
          ...this.shown(this.session.hasAny(['entitler']), [
            { title: 'Entitle', path: '/entitle', waiting: waiting.toEntitle },
          ]),
          { title: 'Gate console', path: '/gate-console', waiting: 0 },
          ...this.shown(this.session.hasAny(ASKS_THE_GATE), [
            { title: 'Explain', path: '/explain', waiting: 0 },
            { title: 'Staffing check', path: '/staffing-check', waiting: 0 },
          ]),
        ],
      },
      {
        title: 'Proof',
        entries: [
          { title: 'Framework', path: '/framework', waiting: 0 },
          ...this.shown(this.session.hasAny(['entitler', 'auditor']), [
            { title: 'Audit', path: '/audit', waiting: 0 },
            { title: 'Decisions', path: '/decisions', waiting: 0 },
          ]),
        ],
      },
    ].filter(({ entries }) => entries.length > 0);
  });

  /** Shown in the bar on every page, for those whose work it is. */
  readonly toVerify = computed(() =>
    this.session.hasAny(['verifier']) ? this.waiting().toVerify : null,
  );

  readonly mayFindPeople = computed(() => this.session.hasAny(SEES_PEOPLE));

  private hasPerson(): boolean {
    return this.session.view()?.person != null;
  }

  private shown<Entry>(isShown: boolean, entries: readonly Entry[]): readonly Entry[] {
    return isShown ? entries : [];
  }
}
