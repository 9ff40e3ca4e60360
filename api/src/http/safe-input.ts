import type { FastifyRequest } from 'fastify';
import { ProblemError, invalid } from './problem-error.ts';

export const DEEPEST = 24;
const MOST_VALUES = 20_000;

/**
 * Refuses, before any route sees them, bodies that no DTO should have to think of: NUL (PostgreSQL
 * text cannot hold it), lone surrogates (no UTF-8 form), numbers such as `1e400`, which are read as
 * infinite and have no JSON form any more, and nesting that would exhaust the stack.
 */
export function refuseUnsafeInput(request: FastifyRequest): void {
  checkAddress(request);
  if (typeof request.body === 'object' && request.body !== null && isJson(request)) {
    refuseUnsafeBody(request.body, request.routeOptions.config.mostValues);
  }
}

function isJson(request: FastifyRequest): boolean {
  return request.headers['content-type']?.startsWith('application/json') ?? false;
}

function checkAddress(request: FastifyRequest): void {
  const named = { ...(request.params as object), ...(request.query as object) };
  for (const [name, value] of Object.entries(named)) {
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (!texts.every((text) => typeof text !== 'string' || isStorable(text))) {
      throw invalid(name, 'This holds a character that cannot be stored.');
    }
  }
}

/** Walks without recursion: the depth is what is being measured. @throws `invalid-request`, `too-large` */
export function refuseUnsafeBody(body: object, mostValues = MOST_VALUES): void {
  const waiting: { value: unknown; pointer: string; depth: number }[] = [
    { value: body, pointer: '', depth: 0 },
  ];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, pointer, depth } = next;
    if (++seen > mostValues) throw new ProblemError('too-large', 'The body holds too many values.');
    if (typeof value === 'string') requireStorable(value, pointer);
    if (value === Infinity || value === -Infinity)
      throw invalid(pointer, 'No number is that large.');
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST)
      throw invalid('', `Nothing here is nested deeper than ${String(DEEPEST)}.`);
    for (const [name, inner] of Object.entries(value)) {
      if (!isStorable(name)) {
        throw invalid(pointer, 'A field name holds a character that cannot be stored.');
      }
      const step = name.replaceAll('~', '~0').replaceAll('/', '~1');
      waiting.push({ value: inner, pointer: `${pointer}/${step}`, depth: depth + 1 });
    }
  }
}

function requireStorable(text: string, pointer: string): void {
  if (!isStorable(text)) throw invalid(pointer, 'This holds a character that cannot be stored.');
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
