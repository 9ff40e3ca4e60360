import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnySchema } from 'ajv';
import { PASSPORT_BYTES, parseDay, parseInstant } from '@oart/competency';
import type { Passport } from '@oart/competency';
import { readSignedDocument } from '@oart/ledger';
import type { SignedDocument } from '@oart/ledger';
import { ProblemError } from '../http/problem-error.ts';

/** A passport as it came, whoever signed it. */
export interface ReadPassport {
  readonly passport: Passport;
  readonly signed: SignedDocument;
  readonly bytes: Buffer;
  /** Of the bytes. */
  readonly sha256: string;
}

const { resolve } = createRequire(import.meta.url);
const SCHEMA = resolve('@oart/competency/documents/oart-passport.schema.json');
const ajv = new Ajv2020({ allErrors: false, strict: true, strictTypes: false });
const hasShape = ajv.compile<Passport>(JSON.parse(readFileSync(SCHEMA, 'utf8')) as AnySchema);

/**
 * Reads the text of a passport: its one canonical form, and its published shape. Says nothing about who signed
 * it.
 * @throws `too-large`, or `not-accepted` with what is wrong
 */
export function readPassport(text: string): ReadPassport {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > PASSPORT_BYTES) {
    throw refused('too-large', `A passport is at most ${String(PASSPORT_BYTES / 1024)} KiB.`);
  }
  const signed = readSignedDocument(bytes);
  if (signed === null) {
    throw refused(
      'not-accepted',
      'This is not a passport as it was issued: send the file itself, which no program has opened and saved again.',
    );
  }
  const { document } = signed;
  if (!isPassport(document)) {
    const [fault] = hasShape.errors ?? [];
    const where = fault?.instancePath ?? '';
    throw refused(
      'not-accepted',
      `This is not a passport of a form that is known here: ${where || 'the document'} ${fault?.message ?? 'holds a day that does not exist'}.`,
    );
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { passport: document, signed, bytes, sha256 };
}

function isPassport(document: unknown): document is Passport {
  return hasShape(document) && daysExist(document);
}

/** A pattern lets 31 February through. */
function daysExist(value: unknown): boolean {
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return parseDay(value) !== null;
    return !/^\d{4}-\d{2}-\d{2}T/.test(value) || parseInstant(value) === value;
  }
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(daysExist);
}

function refused(kind: 'too-large' | 'not-accepted', message: string): ProblemError {
  return new ProblemError(kind, message, { errors: [{ pointer: '/passport', message }] });
}
