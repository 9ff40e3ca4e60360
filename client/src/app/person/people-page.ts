import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { FormControl } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { debounceTime } from 'rxjs';
import { TextField } from '../forms/text-field';
import { frameworkInForce } from '../framework/framework-api';
import { PROFESSIONS } from '../framework/framework-tables';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { people } from './person-api';

const TYPED_AFTER_MS = 250;

/** Everyone on file, with post and the roles they are entitled in. */
@Component({
  selector: 'oart-people-page',
  imports: [EmptyState, FailureNotice, PageHeading, RouterLink, Skeleton, TextField],
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
})
export class PeoplePage {
  /** From the address: part of a name or of a staff number. */
  readonly search = input('', { transform: (search: string | undefined) => search ?? '' });

  private readonly router = inject(Router);
  private readonly framework = frameworkInForce();
  protected readonly people = people(() => this.search());
  protected readonly field = new FormControl('', { nonNullable: true });

  protected readonly rows = computed(() => {
    if (!this.people.hasValue()) return null;
    const roles = this.framework.hasValue() ? this.framework.value().document.roles : [];
    return this.people.value().items.map((person) => ({
      person,
      post: person.profession === null ? 'no post on file' : PROFESSIONS[person.profession],
      roles: person.roles.map((id) => roles.find((role) => role.id === id)?.title ?? id).join(', '),
    }));
  });
  protected readonly answer = computed(() => {
    const count = this.rows()?.length ?? 0;
    const people = count === 1 ? '1 person' : `${String(count)} people`;
    return this.search() === '' ? `${people} on file` : `${people} found for “${this.search()}”`;
  });
  protected readonly isCut = computed(
    () => this.people.hasValue() && this.people.value().cursor !== null,
  );

  constructor() {
    toObservable(this.search)
      .pipe(takeUntilDestroyed())
      .subscribe((search) => {
        if (search !== this.field.value.trim()) this.field.setValue(search, { emitEvent: false });
      });
    this.field.valueChanges
      .pipe(debounceTime(TYPED_AFTER_MS), takeUntilDestroyed())
      .subscribe((typed) => {
        const search = typed.trim();
        void this.router.navigate(['/people'], {
          queryParams: { ...(search !== '' && { search }) },
          replaceUrl: true,
        });
      });
  }
}
