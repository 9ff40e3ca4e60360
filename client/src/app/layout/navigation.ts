import { Injectable, computed, inject } from '@angular/core';
import type { SessionView } from '@oart/contract';
import { PAGE_PERMISSIONS } from '../session/page-permissions';
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

interface Page {
  readonly title: string;
  readonly path: string;
  /** The count beside it, where something may wait there. */
  readonly count?: keyof SessionView['waiting'];
  /** Of one's own: for an account that a person stands behind. */
  readonly isOwn?: true;
}

const NOTHING_WAITS: SessionView['waiting'] = {
  toVerify: 0,
  toAccept: 0,
  toEntitle: 0,
  toReview: 0,
  toReviewOffline: 0,
};

/** The pages in the groups of the design. */
const PAGES: readonly { readonly title: string; readonly pages: readonly Page[] }[] = [
  {
    title: 'Mine',
    pages: [
      { title: 'My standing', path: '/my-standing', count: 'toAccept', isOwn: true },
      { title: 'My records', path: '/my-records', isOwn: true },
      { title: 'Upload', path: '/upload', isOwn: true },
    ],
  },
  {
    title: 'Work',
    pages: [
      { title: 'Verify', path: '/verify', count: 'toVerify' },
      { title: 'Offline reviews', path: '/offline-reviews', count: 'toReviewOffline' },
      { title: 'Exceptional acts', path: '/exceptional-acts', count: 'toReview' },
      { title: 'Sign an act', path: '/sign-act', isOwn: true },
      { title: 'Record an act', path: '/record-act', isOwn: true },
    ],
  },
  {
    title: 'Department',
    pages: [
      { title: 'People', path: '/people' },
      { title: 'Registration checks', path: '/registration-checks' },
      { title: 'Delegations', path: '/delegations' },
      { title: 'Passport keys', path: '/passport-trust' },
      { title: 'Matrix', path: '/matrix' },
      { title: 'Cover', path: '/cover' },
      { title: 'Units', path: '/units' },
      { title: 'Entitle', path: '/entitle', count: 'toEntitle' },
      { title: 'Gate console', path: '/gate-console' },
      { title: 'Explain', path: '/explain' },
      { title: 'Staffing check', path: '/staffing-check' },
    ],
  },
  {
    title: 'Proof',
    pages: [
      { title: 'Framework', path: '/framework' },
      { title: 'Policy', path: '/policy' },
      { title: 'Audit', path: '/audit' },
      { title: 'Decisions', path: '/decisions' },
      { title: 'Accounts', path: '/accounts' },
      { title: 'API keys', path: '/api-keys' },
    ],
  },
];

/** The pages that the signed-in account may open. */
@Injectable({ providedIn: 'root' })
export class Navigation {
  private readonly session = inject(SessionStore);

  private readonly waiting = computed(() => this.session.view()?.waiting ?? NOTHING_WAITS);

  readonly groups = computed<readonly NavigationGroup[]>(() => {
    const waiting = this.waiting();
    return PAGES.map(({ title, pages }) => ({
      title,
      entries: pages
        .filter((page) => this.isOpen(page))
        .map(({ title, path, count }) => ({
          title,
          path,
          waiting: count === undefined ? 0 : waiting[count],
        })),
    })).filter(({ entries }) => entries.length > 0);
  });

  /** Shown in the bar on every page, for those whose work it is. */
  readonly toVerify = computed(() =>
    this.session.hasAny(PAGE_PERMISSIONS['/verify']) ? this.waiting().toVerify : null,
  );

  readonly mayFindPeople = computed(() => this.session.mayOpen('/people'));

  private isOpen({ path, isOwn }: Page): boolean {
    if (isOwn && this.session.personId() === undefined) return false;
    return this.session.mayOpen(path);
  }
}
