import supertest from 'supertest';
import type { Test } from 'supertest';
import type { ApiKeyRequest, ApiKeyView } from '@oart/contract';
import { done, openCase } from './console.ts';
import { entitle, qualifyAdapter, qualifyAdvancedAdapter, qualifyMpe } from './entitled.ts';
import type { TestMember } from './members.ts';
import type { Product, ProductWishes } from './start-product.ts';
import {
  delegate,
  joinAdapter,
  joinAdvancedAdapter,
  openTestDepartment,
} from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

/** Where AuthZEN questions go by default. */
export const ENDPOINTS = {
  evaluation: '/access/v1/evaluation',
  evaluations: '/access/v1/evaluations',
  subject: '/access/v1/search/subject',
  resource: '/access/v1/search/resource',
  action: '/access/v1/search/action',
} as const;
export type Endpoint = keyof typeof ENDPOINTS;

/** Another system that asks the gate with a key or a token. */
export interface GateCaller {
  /** Sends an object as JSON, and a text as it is. */
  post(endpoint: Endpoint, body: unknown, headers?: Readonly<Record<string, string>>): Test;
}

export async function makeKey(product: Product, request: ApiKeyRequest): Promise<ApiKeyView> {
  const { body } = await product.administrator.post('/api/keys', request).expect(201);
  return body as ApiKeyView;
}

export function callerWith(url: string, credential: string): GateCaller {
  return {
    post: (endpoint, body, headers = {}) =>
      supertest(url)
        .post(ENDPOINTS[endpoint])
        .set({
          authorization: `Bearer ${credential}`,
          'content-type': 'application/json',
          ...headers,
        })
        .send(typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

/** Prostate on Ethos-1, where case P1 stands after the edit of OARs by Adapter-1 in fraction 1. */
export interface GateDepartment extends TestDepartment {
  /** May edit OARs. */
  readonly adapter: TestMember;
  /** May edit OARs, and approve what another has edited. */
  readonly advanced: TestMember;
  /** May ask and search, by the key of this header. */
  readonly caller: GateCaller;
  readonly key: string;
}

const TERM = { from: '2026-01-12', until: '2028-12-31' };

export async function openGateDepartment(
  settings: NonNullable<ProductWishes['settings']> = {},
): Promise<GateDepartment> {
  const department = await openTestDepartment(['Hospital'], settings);
  const { product, horp, mpe } = department;
  const adapter = await joinAdapter(department, 'Adapter-1');
  const advanced = await joinAdvancedAdapter(department, 'AA-1');
  await delegate(department, horp);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['prostate'], TERM.from);
  await qualifyAdvancedAdapter(department, advanced, ['prostate'], TERM.from);
  await qualifyMpe(department, mpe, ['prostate'], TERM.from);
  await entitle(department, adapter, 'adapter', ['prostate'], TERM);
  await entitle(department, advanced, 'advanced-adapter', ['prostate'], TERM);
  await entitle(department, mpe, 'mpe', ['prostate'], TERM);
  await openCase(department, 'P1', 'prostate');
  await done(adapter, 'edit-oar', 'P1', 1);
  const { key } = await makeKey(product, { title: 'Planning system', scopes: ['ask', 'search'] });
  if (key === null) throw new Error('A new key is shown');
  return { ...department, adapter, advanced, caller: callerWith(product.url, key), key };
}
