import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { throwFailures } from '../http/throw-failures';
import { pagedList } from './paged-list';
import { wholeList } from './whole-list';
import { wholeTable } from './whole-table';

const url = '/api/people';

describe('a list of the api', () => {
  let server: HttpTestingController;
  let head: number;

  beforeEach(() => {
    head = 6;
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([throwFailures])), provideHttpClientTesting()],
    });
    server = TestBed.inject(HttpTestingController);
  });

  afterEach(() => {
    server.verify();
  });

  const settle = async () => {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  };
  const answer = async (asked: string, items: readonly string[], cursor: string | null) => {
    await settle();
    server.expectOne(`${url}?${asked}`).flush({ items, cursor, ledgerIndex: (head += 1) });
    await settle();
  };

  it('is read to its end where it is needed as a whole', async () => {
    const list = TestBed.runInInjectionContext(() =>
      wholeList<string>(() => ({ url, params: { state: 'waiting' } })),
    );
    await answer('state=waiting&limit=200', ['a'], 'next');
    await answer('state=waiting&limit=200&cursor=next', ['b'], null);
    expect(list.value()).toEqual({ items: ['a', 'b'], cursor: null, ledgerIndex: 7 });
  });

  it('is read on as far as somebody wants, and begins anew when it is sorted anew', async () => {
    const sort = signal('name');
    const list = TestBed.runInInjectionContext(() =>
      pagedList<string>(() => ({ url, params: { sort: sort() } })),
    );
    expect(list.items()).toBeNull();
    await answer('sort=name', ['a', 'b'], 'c1');
    expect([list.items(), list.hasMore()]).toEqual([['a', 'b'], true]);
    const read = list.more();
    await answer('sort=name&cursor=c1', ['c'], null);
    await read;
    expect([list.items(), list.hasMore()]).toEqual([['a', 'b', 'c'], false]);
    await list.more();
    sort.set('-name');
    await settle();
    expect([list.items(), list.isAskedAnew()]).toEqual([['a', 'b', 'c'], true]);
    await answer('sort=-name', ['c', 'b'], 'c2');
    expect([list.items(), list.hasMore()]).toEqual([['c', 'b'], true]);
  });

  it('keeps what it shows when the next page does not come', async () => {
    const list = TestBed.runInInjectionContext(() =>
      pagedList<string>(() => ({ url, params: { q: 'a' } })),
    );
    await answer('q=a', ['a'], 'c1');
    const read = list.more();
    server.expectOne(`${url}?q=a&cursor=c1`).error(new ProgressEvent('error'));
    await read;
    expect(list.items()).toEqual(['a']);
    expect(list.nextFailure()?.kind).toBe('server-lost');
    expect([list.hasMore(), list.isLoading()]).toEqual([true, false]);
  });

  it('is one table, with its titles once', async () => {
    const table = firstValueFrom(wholeTable(TestBed.inject(HttpClient), { url }));
    server
      .expectOne(`${url}?limit=200`)
      .flush('\ufeffName\r\nA\r\n', { headers: { 'OART-Cursor': 'c1' } });
    server.expectOne(`${url}?limit=200&cursor=c1`).flush('\ufeffName\r\n"B\r\nb"\r\n');
    expect(await table).toBe('\ufeffName\r\nA\r\n"B\r\nb"\r\n');
  });
});
