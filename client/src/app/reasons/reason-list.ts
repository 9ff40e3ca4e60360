import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Permission, ReasonView } from '@oart/contract';
import { SessionStore } from '../session/session-store';
import { curersInWords } from './curer-titles';

const OWN_PAGES: ReadonlySet<string> = new Set(['/upload', '/my-standing']);
const PERMISSION_FOR: Readonly<Record<string, Permission>> = {
  '/upload': 'staff-member',
  '/verify': 'verifier',
  '/entitle': 'entitler',
};

/** Why not, and who can cure it: one line per unmet condition, with a link to the cure. */
@Component({
  selector: 'oart-reason-list',
  imports: [RouterLink],
  templateUrl: './reason-list.html',
  styleUrl: './reason-list.scss',
})
export class ReasonList {
  readonly reasons = input.required<readonly ReasonView[]>();
  /** Whether the reader is the person concerned: one uploads and accepts for oneself only. */
  readonly own = input(true);
  /** Whether what they stood against is over: nothing cures it any more. */
  readonly past = input(false, { transform: booleanAttribute });

  private readonly session = inject(SessionStore);

  protected readonly lines = computed(() =>
    this.reasons().map(({ sentence, cure, cureLink, curedBy }) => ({
      sentence,
      cure: this.past() ? null : cure,
      cureLink: this.leadsSomewhere(cureLink) ? cureLink : null,
      curers: this.past() ? '' : curersInWords(curedBy),
    })),
  );

  /** A link that the reader may not follow is none. */
  private leadsSomewhere(path: string | null): boolean {
    if (path === null || (!this.own() && OWN_PAGES.has(path))) return false;
    const needed = PERMISSION_FOR[path];
    return needed === undefined || this.session.hasAny([needed]);
  }
}
