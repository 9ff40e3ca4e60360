import supertest from 'supertest';
import { loadOpenApi } from '../support/open-api.ts';
import type { OpenApi } from '../support/open-api.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

let product: Product;
let api: OpenApi;

beforeAll(async () => {
  product = await startProduct();
  api = await loadOpenApi(product.url);
});

afterAll(async () => {
  await product.close();
});

const SHAPES = ['type', 'anyOf', 'oneOf', 'allOf', '$ref', 'enum', 'const'];

/** Places of schemas that say nothing about the value: no type, or an object without its fields. */
function emptySchemas(value: unknown, place: string, isSchema: boolean): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((inner, index) =>
      emptySchemas(inner, `${place}/${String(index)}`, isSchema),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  const schema = value as Readonly<Record<string, unknown>>;
  const inner = Object.entries(schema).flatMap(([name, part]) =>
    emptySchemasIn(name, part, `${place}/${name}`, isSchema),
  );
  return isSchema && saysNothing(schema) ? [place, ...inner] : inner;
}

function emptySchemasIn(name: string, part: unknown, place: string, isSchema: boolean): string[] {
  if (['example', 'examples', 'enum', 'default', 'required'].includes(name)) return [];
  const holdsSchemas = ['properties', 'schemas', 'patternProperties'].includes(name);
  if (holdsSchemas && typeof part === 'object' && part !== null) {
    return Object.entries(part).flatMap(([key, one]) => emptySchemas(one, `${place}/${key}`, true));
  }
  const becomes = isSchema || ['schema', 'items', 'additionalProperties'].includes(name);
  return emptySchemas(part, place, becomes);
}

function saysNothing(schema: Readonly<Record<string, unknown>>): boolean {
  if (!SHAPES.some((key) => key in schema)) return true;
  const fields = schema['properties'];
  const isBare = fields === undefined || Object.keys(fields as object).length === 0;
  return schema['type'] === 'object' && isBare && !('additionalProperties' in schema);
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and knows no nullable', () => {
    expect(api.openapi).toBe('3.1.0');
    expect(JSON.stringify(api)).not.toContain('"nullable"');
  });

  it('has no empty schema', () => {
    expect(emptySchemas(api, '', false)).toEqual([]);
  });

  it('finds an empty schema where one is planted', () => {
    const planted = {
      schemas: { A: { type: 'object', properties: { b: {} } }, C: { type: 'object' } },
    };
    expect(emptySchemas(planted, '', false)).toEqual(['/schemas/A/properties/b', '/schemas/C']);
  });

  it('describes every route under /api, and who may call it', () => {
    const described = Object.entries(api.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) =>
          `${method.toUpperCase()} ${path} ${JSON.stringify(operation['x-access'])}`,
      ),
    );
    const served = product.routes
      .filter(({ path }) => path.startsWith('/api/') && !/^\/api\/(docs|openapi\.json)/.test(path))
      .filter(({ method }) => method !== 'HEAD')
      .map(
        ({ method, path, access }) =>
          `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')} ${JSON.stringify(access)}`,
      );
    expect(described.sort()).toEqual(served.sort());
  });

  it('says of every route what it does and what it answers', () => {
    const silent = Object.entries(api.paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([, operation]) => {
          const responses = Object.keys(operation['responses'] as object);
          return !operation['summary'] || !responses.some((status) => status.startsWith('2'));
        })
        .map(([method]) => `${method} ${path}`),
    );
    expect(silent).toEqual([]);
  });
});

describe('the page of the document', () => {
  it('loads from this server alone, under a policy of its own', async () => {
    const { headers, text } = await supertest(product.url).get('/api/docs').expect(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(loaded.length).toBeGreaterThan(2);
    for (const address of loaded) {
      expect(address).toMatch(/^\/api\/docs\//);
      await supertest(product.url).get(address).expect(200);
    }
  });

  it('gives no other file of the package', async () => {
    await supertest(product.url).get('/api/docs/package.json').expect(404);
    await supertest(product.url).get('/api/docs/..%2fpackage.json').expect(404);
  });
});
