import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../session/session-store';

/** Somebody by name: the way to their page for whom that page is for, the name alone for anybody else. */
@Component({
  selector: 'oart-person-link',
  imports: [RouterLink],
  template: `
    @if (mayOpen()) {
      <a class="nowrap" [routerLink]="['/people', person().id]">{{ person().displayName }}</a>
    } @else {
      <span class="nowrap">{{ person().displayName }}</span>
    }
  `,
})
export class PersonLink {
  readonly person = input.required<{ readonly id: string; readonly displayName: string }>();

  private readonly session = inject(SessionStore);
  protected readonly mayOpen = computed(() => this.session.mayOpen('/people'));
}
