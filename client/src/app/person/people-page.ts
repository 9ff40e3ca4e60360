import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { PEOPLE_SORTS, PROFESSION_WORDS } from '@oart/contract';
import type { PeopleSort, PersonSummary, Sort } from '@oart/contract';
import { frameworkInForce } from '../framework/framework-api';
import { EmptyState } from '../layout/empty-state';
import { PageHeading } from '../layout/page-heading';
import { Skeleton } from '../layout/skeleton';
import { FailureNotice } from '../problems/failure-notice';
import { CsvDownload } from '../lists/csv-download';
import { ListSearch } from '../lists/list-search';
import { pagedList } from '../lists/paged-list';
import { ShowMore } from '../lists/show-more';
import { SortHeader, directionOf } from '../lists/sort-header';
import { PAGE_PERMISSIONS } from '../session/page-permissions';
import { SessionStore } from '../session/session-store';
import { PersonLink } from './person-link';

/** The columns by which the list is sorted. */
const COLUMNS: readonly { readonly field: PeopleSort; readonly title: string }[] = [
  { field: 'displayName', title: 'Name' },
  { field: 'staffNumber', title: 'Staff number' },
];

/** Everyone on file, with post and the roles they are entitled in. */
@Component({
  selector: 'oart-people-page',
  imports: [
    CsvDownload,
    EmptyState,
    FailureNotice,
    ListSearch,
    MatButton,
    PageHeading,
    PersonLink,
    RouterLink,
    ShowMore,
    Skeleton,
    SortHeader,
  ],
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
})
export class PeoplePage {
  /** From the address: part of a name or of a staff number. */
  readonly search = input('', { transform: (search: string | undefined) => search ?? '' });
  /** From the address: by which column, up or down. */
  readonly sort = input('displayName', { transform: sortFrom });

  protected readonly columns = COLUMNS;
  protected readonly directionOf = directionOf<PeopleSort>;
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly mayRecord = computed(() =>
    this.session.hasAny(PAGE_PERMISSIONS['/people/new']),
  );
  private readonly framework = frameworkInForce();
  /** The list as it is sorted and searched; what is shown of it and what is saved are the same. */
  protected readonly list = computed(() => {
    const q = this.search();
    return { url: '/api/people', params: { sort: this.sort(), ...(q !== '' && { q }) } };
  });
  protected readonly people = pagedList<PersonSummary>(() => this.list());

  protected readonly rows = computed(() => {
    const people = this.people.items();
    if (people === null) return null;
    const roles = this.framework.hasValue() ? this.framework.value().document.roles : [];
    return people.map((person) => ({
      person,
      post: person.profession === null ? 'no post on file' : PROFESSION_WORDS[person.profession],
      roles: person.roles.map((id) => roles.find((role) => role.id === id)?.title ?? id).join(', '),
    }));
  });
  protected readonly answer = computed(() => {
    const count = this.rows()?.length ?? 0;
    const many = this.people.hasMore() ? `More than ${String(count)}` : String(count);
    const people = count === 1 ? '1 person' : `${many} people`;
    return this.search() === '' ? `${people} on file` : `${people} found for “${this.search()}”`;
  });

  protected show(queryParams: {
    readonly search?: string | null;
    readonly sort?: Sort<PeopleSort>;
  }): void {
    void this.router.navigate(['/people'], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

function sortFrom(sort: string | undefined): Sort<PeopleSort> {
  const sorts = PEOPLE_SORTS.flatMap((field) => [field, `-${field}`] as const);
  return sorts.find((known) => known === sort) ?? 'displayName';
}
