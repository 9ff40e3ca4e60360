import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { jest } from '@jest/globals';
import type { Problem, SessionView } from '@oart/contract';
import { firstValueFrom } from 'rxjs';
import { throwFailures } from '../http/throw-failures';
import { SessionApi } from './session-api';
import { SessionStore } from './session-store';

const ended = (kind: string, detail: string): Problem => ({
  type: `/problems/${kind}`,
  title: 'Over',
  status: 401,
  detail,
  instance: '0199-7',
});
const UNAUTHORIZED = { status: 401, statusText: 'Unauthorized' };
const LEFT =
  'Your employment ended on 29 Jun 2026. You can sign in again when a new one has begun.';

describe('a session that is over', () => {
  let server: HttpTestingController;
  let store: SessionStore;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([throwFailures])), provideHttpClientTesting()],
    });
    server = TestBed.inject(HttpTestingController);
    store = TestBed.inject(SessionStore);
  });

  it.each([
    ['not-signed-in', 'Sign in, then try again.', null],
    ['employment-ended', LEFT, LEFT],
  ])('of kind %s is nobody’s, and the sign-in page says why', async (kind, detail, because) => {
    const loaded = TestBed.inject(SessionApi).load();
    server.expectOne('/api/session').flush(ended(kind, detail), UNAUTHORIZED);
    expect(await loaded).toBeNull();
    expect(store.view()).toBeNull();
    expect(store.endedBecause()).toBe(because);
  });

  it('leads from any page to sign-in when the last day has passed', async () => {
    const goTo = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    store.keep({} as SessionView);
    const asked = firstValueFrom(TestBed.inject(HttpClient).get('/api/people'));
    server.expectOne('/api/people').flush(ended('employment-ended', LEFT), UNAUTHORIZED);
    await expect(asked).rejects.toThrow(LEFT);
    expect(goTo).toHaveBeenCalledWith(['/sign-in'], expect.anything());
    expect(store.view()).toBeNull();
    expect(store.endedBecause()).toBe(LEFT);
  });

  it('ends by signing out once what was not sent yet is sent', async () => {
    const api = TestBed.inject(SessionApi);
    const http = TestBed.inject(HttpClient);
    const forget = api.beforeSignOut(async () => {
      await firstValueFrom(http.post('/api/evidence/e/review', {}));
    });
    const isOut = api.signOut();
    server.expectNone({ method: 'DELETE' });
    server.expectOne('/api/evidence/e/review').flush({});
    await new Promise((resolve) => setTimeout(resolve));
    server.expectOne({ method: 'DELETE', url: '/api/session' }).flush(null);
    await isOut;
    forget();
    const isOutAgain = api.signOut();
    await new Promise((resolve) => setTimeout(resolve));
    server.expectOne({ method: 'DELETE', url: '/api/session' }).flush(null);
    await isOutAgain;
  });

  it('is forgotten with the next sign-in', () => {
    store.end(LEFT);
    store.keep({} as SessionView);
    expect(store.endedBecause()).toBeNull();
  });
});
