import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, linkedSignal, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Page } from '@oart/contract';
import { RequestFailure } from '../problems/request-failure';
import type { ListRequest } from './whole-list';

/** A list that is read as far as somebody wants to see it. */
export interface PagedList<Item> {
  /** What was read so far; null until the first page is there. */
  readonly items: Signal<readonly Item[] | null>;
  readonly hasMore: Signal<boolean>;
  readonly isLoading: Signal<boolean>;
  /** Whether what is shown is still that of the question before. */
  readonly isAskedAnew: Signal<boolean>;
  /** Why the first page could not be read. */
  readonly error: Signal<Error | undefined>;
  /** Why the next page could not be read; the pages before it stay. */
  readonly nextFailure: Signal<RequestFailure | null>;
  /** Reads the next page, if there is one and it is not on its way. */
  more(): Promise<void>;
  reload(): void;
}

/** Ask in an injection context. Another address, sort or filter begins at the first page again. */
export function pagedList<Item>(asked: () => Required<ListRequest>): PagedList<Item> {
  const http = inject(HttpClient);
  const first = httpResource<Page<Item>>(asked);
  // Stays while the list is asked for anew, so that nothing jumps and the focus stays where it is.
  const firstPage = linkedSignal<Page<Item> | null, Page<Item> | null>({
    source: () => (first.hasValue() ? first.value() : null),
    computation: (page, previous) => page ?? previous?.value ?? null,
  });
  const pages = linkedSignal<readonly Page<Item>[]>(() => {
    const page = firstPage();
    return page === null ? [] : [page];
  });
  const cursor = computed(() => pages().at(-1)?.cursor ?? null);
  const isNextLoading = signal(false);
  const nextFailure = linkedSignal<RequestFailure | null>(() => {
    firstPage();
    return null;
  });
  return {
    items: computed(() => (pages().length === 0 ? null : pages().flatMap(({ items }) => items))),
    hasMore: computed(() => cursor() !== null),
    isLoading: computed(() => first.isLoading() || isNextLoading()),
    isAskedAnew: first.isLoading,
    error: first.error,
    nextFailure,
    async more() {
      const after = cursor();
      const begun = firstPage();
      if (after === null || isNextLoading() || first.isLoading()) return;
      const { url, params } = asked();
      isNextLoading.set(true);
      nextFailure.set(null);
      try {
        const next = await firstValueFrom(
          http.get<Page<Item>>(url, { params: { ...params, cursor: after } }),
        );
        // The list was asked for anew meanwhile: this page belongs to the one before.
        if (firstPage() === begun) pages.update((read) => [...read, next]);
      } catch (error) {
        if (!(error instanceof RequestFailure)) throw error;
        nextFailure.set(error);
      } finally {
        isNextLoading.set(false);
      }
    },
    reload() {
      first.reload();
    },
  };
}
