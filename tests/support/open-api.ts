import ajvFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import supertest from 'supertest';
import type { Response } from 'supertest';

type Json = Readonly<Record<string, unknown>>;

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

interface Loaded {
  readonly document: OpenApi;
  readonly ajv: Ajv2020;
  readonly compiled: Map<string, ValidateFunction>;
}

const loaded = new Map<string, Loaded>();

/** Reads the product's OpenAPI document; answers of this product can be held against it afterwards. */
export async function loadOpenApi(url: string): Promise<OpenApi> {
  const { body } = await supertest(url).get('/api/openapi.json').expect(200);
  const document = body as OpenApi;
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  // The module is CommonJS: its function is the default of the default.
  (ajvFormats as unknown as (on: Ajv2020) => void)(ajv);
  ajv.addSchema(closed(document) as object, 'api');
  loaded.set(url, { document, ajv, compiled: new Map() });
  return document;
}

/**
 * Holds an answer against the OpenAPI document: status and schema declared, no field undeclared, and
 * every refusal a problem document. Addresses outside `/api` and `/api/docs` are left out.
 */
export function expectMatchesOpenApi(url: string, response: Response): void {
  const { method, path } = requestOf(response);
  if (!path.startsWith('/api/') || path.startsWith('/api/docs')) return;
  const api = loaded.get(url);
  if (api === undefined) throw new Error(`loadOpenApi(${url}) was not called`);
  const what = `${method} ${path} -> ${String(response.status)}`;
  if (response.status >= 400) {
    expectProblem(api, response, what);
    return;
  }
  const template = templateOf(api.document, method, path);
  if (template === null) throw new Error(`${what}: not in the OpenAPI document`);
  const steps = ['paths', template, method.toLowerCase(), 'responses', String(response.status)];
  const declared = at(api.document, steps) as { content?: Json } | undefined;
  if (declared === undefined) throw new Error(`${what}: this status is not declared`);
  if (declared.content === undefined) {
    if (response.text !== '') throw new Error(`${what}: a body where none is declared`);
    return;
  }
  const type = response.type;
  if (declared.content[type] === undefined) throw new Error(`${what}: ${type} is not declared`);
  if (type !== 'application/json') return;
  validate(api, [...steps, 'content', type, 'schema'], response.body, what);
}

function expectProblem(api: Loaded, response: Response, what: string): void {
  if (response.type !== 'application/problem+json') {
    throw new Error(`${what}: a refusal that is no problem document but ${response.type}`);
  }
  const problem = JSON.parse(response.text) as { status: unknown };
  validate(api, ['components', 'schemas', 'ProblemDto'], problem, what);
  if (problem.status !== response.status) throw new Error(`${what}: the document says otherwise`);
}

function validate(
  { ajv, compiled }: Loaded,
  steps: readonly string[],
  value: unknown,
  what: string,
): void {
  const ref = `api#/${steps.map(pointerStep).join('/')}`;
  const check = compiled.get(ref) ?? ajv.compile({ $ref: ref });
  compiled.set(ref, check);
  if (check(value)) return;
  throw new Error(`${what} is not as the OpenAPI document says: ${ajv.errorsText(check.errors)}`);
}

function requestOf(response: Response): { method: string; path: string } {
  const { req } = response as unknown as { req: { method: string; path: string } };
  return { method: req.method, path: req.path.split('?', 1)[0] ?? '' };
}

function templateOf(document: OpenApi, method: string, path: string): string | null {
  const fits = Object.entries(document.paths)
    .filter(([, item]) => method.toLowerCase() in item)
    .map(([template]) => template)
    .filter((template) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
  // A literal segment wins over a parameter, as in the router.
  return fits.sort((one, other) => one.split('{').length - other.split('{').length)[0] ?? null;
}

function at(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((inner, step) => (inner as Json | undefined)?.[step], value);
}

function pointerStep(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** Objects that list their fields have no others: an undeclared field is drift. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const schema = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, closed(inner)]),
  );
  const listsFields =
    schema['type'] === 'object' && typeof schema['properties'] === 'object' && !('allOf' in schema);
  return listsFields && !('additionalProperties' in schema)
    ? { ...schema, additionalProperties: false }
    : schema;
}
