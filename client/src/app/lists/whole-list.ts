import { HttpClient } from '@angular/common/http';
import type { ResourceRef } from '@angular/core';
import { inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { EMPTY, expand, reduce } from 'rxjs';
import type { Page } from '@oart/contract';

/** Where a list is and how it is filtered and sorted. */
export interface ListRequest {
  readonly url: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** As many as the server gives at once. */
export const LARGEST_PAGE = 200;

/**
 * A list from its first page to its last, for what is ordered, counted or chosen from as a whole.
 * Ask in an injection context.
 */
export function wholeList<Item>(
  asked: () => ListRequest | undefined,
): ResourceRef<Page<Item> | undefined> {
  const http = inject(HttpClient);
  return rxResource({
    params: asked,
    stream: ({ params: { url, params } }) => {
      const page = (cursor: Readonly<Record<string, string>>) =>
        http.get<Page<Item>>(url, { params: { ...params, limit: LARGEST_PAGE, ...cursor } });
      return page({}).pipe(
        expand(({ cursor }) => (cursor === null ? EMPTY : page({ cursor }))),
        // What was recorded after the first page was read may be missing from it.
        reduce((whole, next) => ({
          ...next,
          ledgerIndex: whole.ledgerIndex,
          items: [...whole.items, ...next.items],
        })),
      );
    },
  });
}
