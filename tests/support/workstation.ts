import supertest from 'supertest';
import type { WorkstationView } from '@oart/contract';
import { PASSWORD } from './accounts.ts';
import type { TestMember } from './members.ts';
import { asPage, cookieOf, signIn, withCookie } from './signed-in.ts';
import type { SignedIn } from './signed-in.ts';
import type { Product } from './start-product.ts';

const WORKSTATION_COOKIE = '__Host-oart-workstation';

export interface TestWorkstation {
  readonly id: string;
  /** The header line with which the product sets its cookie. */
  readonly setCookie: string;
  /** The cookie, as a browser there sends it. */
  readonly cookie: string;
}

/** The first administrator signs in at a computer and enrols it. */
export async function enrolWorkstation(
  { url, administrators }: Product,
  name: string,
): Promise<TestWorkstation> {
  const [administrator] = administrators;
  if (administrator === undefined) throw new Error('The product has no administrator');
  const { signInName, password } = administrator;
  const there = await signIn(url, signInName, password);
  const { body, headers } = await there.post('/api/workstations', { name, password }).expect(201);
  const lines = (headers as Readonly<Record<string, unknown>>)['set-cookie'] as readonly string[];
  const setCookie = lines.find((line) => line.startsWith(`${WORKSTATION_COOKIE}=`)) ?? '';
  return { id: (body as WorkstationView).id, setCookie, cookie: setCookie.split(';', 1)[0] ?? '' };
}

/** Signs a member in on that computer. */
export async function signInThere(
  { url }: Product,
  { displayName }: TestMember,
  { cookie }: Pick<TestWorkstation, 'cookie'>,
): Promise<SignedIn> {
  const { headers } = await asPage(supertest(url).post('/api/session'))
    .set('cookie', cookie)
    .send({ signInName: displayName.toLowerCase(), password: PASSWORD })
    .expect(204);
  return withCookie(url, cookieOf(headers));
}
