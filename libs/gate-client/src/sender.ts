import { failure } from './answer.ts';
import type { Failure } from './answer.ts';
import { isObject, parseJson } from './json.ts';

export interface Sending {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | null;
}

/** A 200 with JSON, and the epoch that it names. */
export interface Received {
  readonly value: unknown;
  readonly epoch: number | null;
}

/** Sends once. Nothing is followed, kept or sent again: a redirect could take the key along. */
export async function send(
  fetching: typeof fetch,
  url: string,
  { method, headers, body, timeoutMs, signal }: Sending,
): Promise<Received | Failure> {
  let timeout: AbortSignal | null = null;
  try {
    timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetching(url, {
      method,
      headers: { ...headers },
      ...(body !== undefined && { body }),
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
      signal: signal === null ? timeout : AbortSignal.any([timeout, signal]),
    });
    const text = await response.text();
    if (response.status !== 200) return failureOf(response.status, text);
    const value = parseJson(text);
    if (value === undefined) return failure('malformed-answer', 'The answer is no JSON.', 200);
    return { value, epoch: epochOf(response.headers.get('oart-epoch')) };
  } catch (error) {
    if (signal?.aborted === true) return failure('aborted', 'The caller gave up.');
    if (timeout?.aborted === true)
      return failure('timeout', `No answer within ${String(timeoutMs)} ms.`);
    const message = error instanceof Error ? error.message : 'Unknown';
    return failure('unreachable', `The gate could not be reached: ${message}`);
  }
}

function failureOf(status: number, text: string): Failure {
  const body = parseJson(text);
  const said = isObject(body) ? body : {};
  const message =
    typeof said['message'] === 'string' ? said['message'] : `Status ${String(status)}.`;
  const code = typeof said['code'] === 'string' ? said['code'] : null;
  return failure(kindOf(status), message, status, code);
}

function kindOf(status: number): Failure['kind'] {
  if (status === 400) return 'malformed-question';
  if (status === 401 || status === 403) return 'not-permitted-to-ask';
  return status === 503 ? 'unavailable' : 'unexpected-status';
}

function epochOf(header: string | null): number | null {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
