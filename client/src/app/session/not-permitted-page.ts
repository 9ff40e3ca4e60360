import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PERMISSION_TITLES } from '@oart/contract';
import type { Permission } from '@oart/contract';
import { PageHeading } from '../layout/page-heading';

/** In the place of a page that the account's permissions do not cover. */
@Component({
  selector: 'oart-not-permitted-page',
  imports: [PageHeading, RouterLink],
  template: `
    <oart-page-heading>Your account may not open this page</oart-page-heading>
    <p class="reading">
      It is for these permissions: {{ titles() }}. The system administrator can give them.
    </p>
    <p><a routerLink="/">To my first page</a></p>
  `,
  host: { class: 'stack' },
  styles: ':host { display: block; }',
})
export class NotPermittedPage {
  /** Query: the permissions that the page needs, any of them. */
  readonly needs = input.required<readonly string[], string | string[] | undefined>({
    transform: (needs) => [needs ?? []].flat(),
  });

  protected readonly titles = computed(() =>
    this.needs()
      .filter((need): need is Permission => Object.hasOwn(PERMISSION_TITLES, need))
      .map((need) => PERMISSION_TITLES[need])
      .join(' or '),
  );
}
