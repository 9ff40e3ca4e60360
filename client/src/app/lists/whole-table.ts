import type { HttpClient, HttpResponse } from '@angular/common/http';
import { EMPTY, expand, map, reduce } from 'rxjs';
import type { Observable } from 'rxjs';
import { LARGEST_PAGE } from './whole-list';
import type { ListRequest } from './whole-list';

/** A byte order mark, without which spreadsheets do not read the file as UTF-8. */
const MARK = '\ufeff';

/** A list as CSV from its first page to its last, with its titles once. */
export function wholeTable(http: HttpClient, { url, params }: ListRequest): Observable<string> {
  const page = (cursor: Readonly<Record<string, string>>) =>
    http.get(url, {
      params: { ...params, limit: LARGEST_PAGE, ...cursor },
      headers: { accept: 'text/csv' },
      observe: 'response',
      responseType: 'text',
    });
  return page({}).pipe(
    expand((answer) => {
      const cursor = answer.headers.get('oart-cursor');
      return cursor === null ? EMPTY : page({ cursor });
    }),
    map(textOf),
    reduce((table, next) => table + withoutTitles(next)),
    map((table) => MARK + table),
  );
}

/** Browsers take the mark away when they read the text; others leave it. */
function textOf({ body }: HttpResponse<string>): string {
  const text = body ?? '';
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

function withoutTitles(table: string): string {
  return table.slice(table.indexOf('\r\n') + 2);
}
