import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { titlesOf } from '@oart/contract';
import type { ExceptionalActView, Page } from '@oart/contract';
import { InstantClock } from '../dates/instant-clock';
import { tickingTime } from '../dates/ticking-time';
import { frameworkInForce } from '../framework/framework-api';
import { LARGEST_PAGE } from '../lists/whole-list';
import { PAGE_PERMISSIONS } from '../session/page-permissions';
import { SessionStore } from '../session/session-store';
import { brokenAddress } from './act-address';

const UNREVIEWED = { kind: 'break-glass', state: 'open', sort: '-recordedAt' };

/** The reader's own break-glasses whose act is not signed yet: on with it while one is open, and what is left after its time. */
@Component({
  selector: 'oart-open-break-glass',
  imports: [InstantClock, MatButton, RouterLink],
  template: `
    @for (item of items(); track item.id) {
      <section class="no-print" [attr.aria-label]="'Break-glass, case ' + item.caseReference">
        <p>
          <strong>
            @if (isOver(item)) {
              Your break-glass closed at
              <oart-instant-clock [at]="item.closesAt ?? ''" />, and no act was signed under it
            } @else {
              Your break-glass is open until <oart-instant-clock [at]="item.closesAt ?? ''" />: the
              act is not signed yet
            }
          </strong>
          <span class="muted">
            {{ titles().task(item.task) }}, case {{ item.caseReference }}, fraction
            {{ item.fraction }}, {{ item.unit.name }}
          </span>
        </p>
        @if (isOver(item)) {
          <a matButton="outlined" routerLink="/record-act" [queryParams]="address(item)"
            >Record that it took place</a
          >
        } @else {
          <a matButton="filled" routerLink="/sign-act" [queryParams]="address(item)"
            >Sign the act</a
          >
        }
      </section>
    }
  `,
  styles: `
    section {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2) var(--space-4);
      padding-block: var(--space-2);
      margin-block-end: var(--space-4);
    }
    strong,
    .muted {
      display: block;
    }
  `,
  host: { '(document:visibilitychange)': 'lookAgain()' },
})
export class OpenBreakGlass {
  private readonly session = inject(SessionStore);
  private readonly now = tickingTime();
  private readonly waiting = httpResource<Page<ExceptionalActView>>(() =>
    this.session.hasAny(PAGE_PERMISSIONS['/sign-act'])
      ? { url: '/api/exceptional-acts', params: { ...UNREVIEWED, limit: LARGEST_PAGE } }
      : undefined,
  );
  private readonly framework = frameworkInForce(() => this.items().length > 0);

  /** None while they are not read: what the page itself is for does not wait for them. */
  protected readonly items = computed(() =>
    this.waiting.hasValue()
      ? this.waiting.value().items.filter(({ owed, mayRecord }) => owed === 'act' || mayRecord)
      : [],
  );
  private readonly hasRunOut = computed(() =>
    this.items().some((item) => item.owed === 'act' && this.isOver(item)),
  );
  protected readonly titles = computed(() =>
    titlesOf(this.framework.hasValue() ? this.framework.value().document : null, []),
  );
  protected readonly address = brokenAddress;

  constructor() {
    effect(() => {
      if (this.hasRunOut()) untracked(() => this.waiting.reload());
    });
  }

  /** The act may have been signed at another computer meanwhile. */
  protected lookAgain(): void {
    if (document.visibilityState === 'visible') this.waiting.reload();
  }

  protected isOver({ closesAt }: ExceptionalActView): boolean {
    return closesAt !== null && closesAt <= this.now();
  }
}
