import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@oart/contract';
import { RequestFailure } from './request-failure';

const UNREADABLE: Problem = {
  type: 'about:blank',
  title: 'The answer of the server could not be read',
  status: 500,
  detail: '',
  instance: '',
};

/** Reads the problem out of a failed response, whatever the request expected back. */
export async function failureOf(error: unknown): Promise<RequestFailure> {
  if (error instanceof RequestFailure) return error;
  if (!(error instanceof HttpErrorResponse)) return new RequestFailure(UNREADABLE);
  if (error.status === 0) return new RequestFailure({ ...UNREADABLE, status: 0 });
  const problem = asProblem(await bodyOf(error));
  const retryAfter = Number(error.headers.get('Retry-After') ?? Number.NaN);
  return new RequestFailure(
    problem ?? { ...UNREADABLE, status: error.status },
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

async function bodyOf({ error: body }: HttpErrorResponse): Promise<unknown> {
  const text: unknown = body instanceof Blob ? await body.text() : body;
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function asProblem(body: unknown): Problem | null {
  const looksRight =
    typeof body === 'object' &&
    body !== null &&
    'type' in body &&
    typeof body.type === 'string' &&
    'title' in body &&
    typeof body.title === 'string';
  return looksRight ? { ...UNREADABLE, ...(body as Problem) } : null;
}
