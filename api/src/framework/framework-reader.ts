import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnySchema, ErrorObject, ValidateFunction } from 'ajv';
import { checkFramework, checkPolicy } from '@oart/competency';
import type { DocumentProblem, FrameworkDocument, PolicyDocument } from '@oart/competency';
import { documentProblemSentence } from '@oart/contract';
import type { ProblemError as FieldProblem } from '@oart/contract';
import { ProblemError } from '../http/problem-error.ts';
import { FRAMEWORK_SCHEMA, POLICY_SCHEMA } from './shipped-documents.ts';

const MOST_FAULTS = 50;

export interface Examined<Document> {
  readonly document: Document | null;
  readonly faults: readonly FieldProblem[];
}

const ajv = new Ajv2020({ allErrors: true, strict: true });
const isFramework = ajv.compile<FrameworkDocument>(schemaIn(FRAMEWORK_SCHEMA));
const isPolicy = ajv.compile<PolicyDocument>(schemaIn(POLICY_SCHEMA));

/**
 * Reads a framework document and holds it against its schema and the rules of the core.
 * @throws `not-accepted` with the JSON pointer and the rule of every fault.
 */
export function readFramework(bytes: Buffer): FrameworkDocument {
  return accepted(parsed(bytes), isFramework, checkFramework);
}

/** A document in progress: itself where it has the shape of one, and its faults, the first of them. */
export function examineFramework(text: string): Examined<FrameworkDocument> {
  try {
    const given = parsed(Buffer.from(text, 'utf8'));
    const { document, faults } = examined(given, isFramework, checkFramework);
    return { document, faults: faults.slice(0, MOST_FAULTS) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { document: null, faults: error.extras.errors ?? [] };
  }
}

/** The same for a policy document. */
export function readPolicy(bytes: Buffer): PolicyDocument {
  return accepted(parsed(bytes), isPolicy, checkPolicy);
}

function schemaIn(bytes: Buffer): AnySchema {
  return JSON.parse(bytes.toString('utf8')) as AnySchema;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw notAccepted([{ pointer: '', message: 'json: the document is not well-formed JSON.' }]);
  }
}

function accepted<Document>(
  given: unknown,
  hasShape: ValidateFunction<Document>,
  check: (document: Document) => readonly DocumentProblem[],
): Document {
  const { document, faults } = examined(given, hasShape, check);
  if (document === null || faults.length > 0) throw notAccepted(faults);
  return document;
}

function examined<Document>(
  given: unknown,
  hasShape: ValidateFunction<Document>,
  check: (document: Document) => readonly DocumentProblem[],
): Examined<Document> {
  if (!hasShape(given)) return { document: null, faults: (hasShape.errors ?? []).map(shapeFault) };
  const faults = check(given).map((fault) => ({
    pointer: fault.pointer,
    message: documentProblemSentence(fault),
  }));
  return { document: given, faults };
}

/** The pointer names what is wrong: of a missing or unknown key, the key itself. */
function shapeFault({ instancePath, keyword, message, params }: ErrorObject): FieldProblem {
  const named: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const key = typeof named === 'string' ? `/${escaped(named)}` : '';
  return { pointer: `${instancePath}${key}`, message: `${keyword}: ${message ?? 'not accepted'}.` };
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function notAccepted(faults: readonly FieldProblem[]): ProblemError {
  const errors = faults.slice(0, MOST_FAULTS);
  const first = errors[0];
  return new ProblemError(
    'not-accepted',
    faults.length === 1 && first !== undefined
      ? `${first.pointer === '' ? 'The document' : first.pointer}: ${first.message}`
      : `The document has ${String(faults.length)} faults.`,
    { errors },
  );
}
