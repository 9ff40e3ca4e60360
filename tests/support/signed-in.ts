import supertest from 'supertest';
import type { Test } from 'supertest';
import { expectMatchesOpenApi } from './open-api.ts';

export const SESSION_COOKIE = '__Host-oart';

/** Somebody signed in: requests as our own pages send them. */
export interface SignedIn {
  readonly url: string;
  /** The `Cookie` header. supertest's agent never sends `__Host-` cookies, so it is set by hand. */
  readonly cookie: string;
  get(path: string): Test;
  /** With a new idempotency key; `.set('idempotency-key', ...)` gives another. */
  post(path: string, body?: object): Test;
  put(path: string): Test;
  delete(path: string): Test;
}

/** Signs in with a password. @throws when the product refuses. */
export async function signIn(url: string, signInName: string, password: string): Promise<SignedIn> {
  const response = await asPage(supertest(url).post('/api/session')).send({
    signInName,
    password,
  });
  if (response.status !== 204) {
    throw new Error(`Sign-in of ${signInName} gave ${String(response.status)}: ${response.text}`);
  }
  return withCookie(url, cookieOf(response.headers));
}

/** The session cookie that an answer sets, as a `Cookie` header. */
export function cookieOf(headers: Readonly<Record<string, unknown>>): string {
  const set = headers['set-cookie'] as readonly string[] | undefined;
  const [cookie] = (set ?? []).filter((line) => line.startsWith(`${SESSION_COOKIE}=`));
  if (cookie === undefined) throw new Error('The answer sets no session cookie');
  return cookie.split(';', 1)[0] ?? '';
}

/** Marks a request as sent by a page of our own origin. */
export function asPage(request: Test): Test {
  return request.set('sec-fetch-site', 'same-origin');
}

/** Requests with this cookie, without asking whether the session lives. */
export function withCookie(url: string, cookie: string): SignedIn {
  const own = (request: Test): Test =>
    asPage(request)
      .set('cookie', cookie)
      .expect((response) => {
        expectMatchesOpenApi(url, response);
      });
  return {
    url,
    cookie,
    get: (path) => own(supertest(url).get(path)),
    post: (path, body) =>
      own(supertest(url).post(path)).set('idempotency-key', crypto.randomUUID()).send(body),
    put: (path) => own(supertest(url).put(path)),
    delete: (path) => own(supertest(url).delete(path)),
  };
}
