import { AccessError } from './access-error.ts';

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The value of a body, or 400. Strict where parsers are known to differ: the bytes must be UTF-8, and no
 * object may name a member twice, for whoever checked the question before us may have read the other one.
 */
export function parseAccessJson(body: Uint8Array): unknown {
  const text = textOf(body);
  if (namesMemberTwice(text)) throw new AccessError(400, 'An object names a member twice.');
  return parse(text);
}

function textOf(body: Uint8Array): string {
  try {
    return UTF_8.decode(body);
  } catch {
    throw new AccessError(400, 'The body is not UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new AccessError(400, 'The body is not well-formed JSON.');
  }
}

/** Strings, and the signs that open, close and part; whatever else stands between them is left to `parse`. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs;

/** Looks without recursion, so that deep nesting costs no more than its length. */
function namesMemberTwice(text: string): boolean {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const names = open.at(-1);
      const name = plain(last);
      if (names?.has(name) === true) return true;
      names?.add(name);
    }
    last = token;
  }
  return false;
}

/** `"a"` and `"\u0061"` are the same name. */
function plain(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}
