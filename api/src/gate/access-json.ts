import { isAscii, isUtf8 } from 'node:buffer';
import { DEEPEST, MOST_VALUES, refuseUnsafeBody } from '../http/safe-input.ts';
import { AccessError } from './access-error.ts';

/** Some programs put it before a text; it is no part of it. */
const MARK = '\uFEFF';

/**
 * The value of a body, or 400. Strict where parsers are known to differ: the bytes must be UTF-8, and no
 * object may name a member twice, for whoever checked the question before us may have read the other one.
 */
export function parseAccessJson(body: Buffer): unknown {
  const text = textOf(body);
  const value = parse(text);
  const { members, depth } = shapeOf(body);
  // Only an escape can name NUL or half a character, and no text has more values than signs.
  const mayBeUnsafe = depth > DEEPEST || body.length > MOST_VALUES || text.includes('\\u');
  if (mayBeUnsafe && typeof value === 'object' && value !== null) refuseUnsafeBody(value);
  // A name that is given twice is one member of what was parsed: then fewer are there than were written.
  if (membersIn(value) < members) throw new AccessError(400, 'An object names a member twice.');
  return value;
}

function textOf(body: Buffer): string {
  if (isAscii(body)) return body.toString('latin1');
  if (!isUtf8(body)) throw new AccessError(400, 'The body is not UTF-8.');
  const text = body.toString('utf8');
  return text.startsWith(MARK) ? text.slice(1) : text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new AccessError(400, 'The body is not well-formed JSON.');
  }
}

/**
 * How many members the objects of a well-formed body have, as written, and how deep it is nested. Read byte
 * by byte: signs of more bytes stand in strings alone, and none of these bytes is one that ends a string.
 */
function shapeOf(body: Buffer): { readonly members: number; readonly depth: number } {
  let members = 0;
  let open = 0;
  let depth = 0;
  for (let place = 0; place < body.length; place += 1) {
    const sign = body[place];
    if (sign === QUOTE) {
      place = endOfString(body, place);
    } else if (sign === COLON) {
      members += 1;
    } else if (sign === OPEN_BRACE || sign === OPEN_BRACKET) {
      open += 1;
      if (open > depth) depth = open;
    } else if (sign === CLOSE_BRACE || sign === CLOSE_BRACKET) {
      open -= 1;
    }
  }
  return { members, depth };
}

function endOfString(body: Buffer, start: number): number {
  let place = start + 1;
  for (let sign = body[place]; sign !== QUOTE; sign = body[place]) {
    place += sign === BACKSLASH ? 2 : 1;
  }
  return place;
}

/** Of what is nested no deeper than `DEEPEST`. */
function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) members += membersIn(item);
    return members;
  }
  for (const name in value) {
    members += 1 + membersIn((value as Readonly<Record<string, unknown>>)[name]);
  }
  return members;
}

const QUOTE = 0x22;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
