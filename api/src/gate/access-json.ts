import { isAscii, isUtf8 } from 'node:buffer';
import { DEEPEST, refuseUnsafeBody } from '../http/safe-input.ts';
import { AccessError } from './access-error.ts';

/** Room for a largest batch whose questions say everything that there is to say. */
export const MOST_VALUES = 40_000;

/** Some programs put it before a text; it is no part of it. */
const MARK = '\uFEFF';

/**
 * The value of a body, or 400. Strict where parsers are known to differ: the bytes must be UTF-8, and no
 * object may name a member twice, for whoever checked the question before us may have read the other one.
 */
export function parseAccessJson(body: Buffer): unknown {
  const text = textOf(body);
  const value = parse(text);
  const members = membersIn(value, DEEPEST);
  // Only an escape can name NUL or half a character, and no text has more values than signs.
  const mayBeUnsafe = members === TOO_DEEP || body.length > MOST_VALUES || text.includes('\\u');
  if (mayBeUnsafe && typeof value === 'object' && value !== null) {
    refuseUnsafeBody(value, MOST_VALUES);
  }
  // A name that is given twice is one member of what was parsed: then fewer are there than were written.
  if (members < colonsIn(body) && members < membersWritten(body)) {
    throw new AccessError(400, 'An object names a member twice.');
  }
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
 * At least as many as members were written: each has one, and a string may hold more. Four bytes at a time, because
 * this looks through every body.
 */
function colonsIn(body: Buffer): number {
  const { buffer, byteOffset, length } = body;
  const lead = -byteOffset & 3;
  if (length < lead) return colonsAmong(body, 0, length);
  const words = new Uint32Array(buffer, byteOffset + lead, (length - lead) >> 2);
  let colons = colonsAmong(body, 0, lead) + colonsAmong(body, lead + 4 * words.length, length);
  for (let place = 0; place < words.length; place += 1) {
    const differing = (words[place] ?? 0) ^ (COLON * EACH_BYTE);
    // The highest bit of a byte is set where any of its bits differs; multiplying adds up the bytes.
    const others = ((differing & LOW_BITS) + LOW_BITS) | differing;
    colons += Math.imul((~others >>> 7) & EACH_BYTE, EACH_BYTE) >>> 24;
  }
  return colons;
}

function colonsAmong(body: Buffer, from: number, to: number): number {
  let colons = 0;
  for (let place = from; place < to; place += 1) if (body[place] === COLON) colons += 1;
  return colons;
}

/**
 * How many members the objects of a well-formed body have, as written. Read byte by byte: signs of more bytes stand
 * in strings alone, and none of these bytes is one that ends a string.
 */
function membersWritten(body: Buffer): number {
  let members = 0;
  for (let place = 0; place < body.length; place += 1) {
    if (body[place] === QUOTE) place = endOfString(body, place);
    else if (body[place] === COLON) members += 1;
  }
  return members;
}

function endOfString(body: Buffer, start: number): number {
  let place = start + 1;
  for (let sign = body[place]; sign !== QUOTE; sign = body[place]) {
    place += sign === BACKSLASH ? 2 : 1;
  }
  return place;
}

/** How many members the objects of a value have; more than any text holds where it is nested too deep. */
function membersIn(value: unknown, deepest: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (deepest === 0) return TOO_DEEP;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) members += membersIn(item, deepest - 1);
    return members;
  }
  for (const name in value) {
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    members += 1 + membersIn(inner, deepest - 1);
  }
  return members;
}

const TOO_DEEP = Infinity;
const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const EACH_BYTE = 0x01010101;
const LOW_BITS = 0x7f7f7f7f;
