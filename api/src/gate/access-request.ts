import type { AccessEvaluationRequest } from '@oart/contract';

/** A question read from a body, or the sentence that says why it is none (AuthZEN 1.0, 400). */
export type ReadQuestion =
  | { readonly kind: 'question'; readonly question: AccessQuestion }
  | { readonly kind: 'malformed'; readonly message: string };

/** What of an evaluation request counts here; fields that we do not know are ignored at every level. */
export interface AccessQuestion {
  readonly subject: { readonly type: string; readonly id: string };
  readonly action: string;
  readonly resource: { readonly type: string; readonly id: string };
  readonly adaptationType: string | null;
  /** Of a fraction, where it is treated elsewhere than its case says (F25). */
  readonly unit: string | null;
  readonly treatmentSite: string | null;
  readonly supervisor: string | null;
  readonly doseCheckResult: 'in-tolerance' | 'out-of-tolerance' | null;
  readonly disposition: string | null;
  readonly correctedStructures: readonly string[];
  readonly protocol: string | null;
  readonly explain: boolean;
}

type JsonObject = Readonly<Record<string, unknown>>;

class Malformed extends Error {}

/**
 * Reads the body of `POST /access/v1/evaluation`. Types are strict: a number is never taken for a name.
 * A time sent by the caller is not read at all: it must never become the instant of the decision.
 */
export function readQuestion(body: unknown): ReadQuestion {
  try {
    return { kind: 'question', question: questionOf(objectOf(body, 'The body')) };
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'malformed', message: error.message };
    throw error;
  }
}

function questionOf(body: JsonObject): AccessQuestion {
  const subject = objectOf(body['subject'], 'subject');
  const action = objectOf(body['action'], 'action');
  const resource = objectOf(body['resource'], 'resource');
  optionalObject(subject, 'subject');
  optionalObject(action, 'action');
  const properties = optionalObject(resource, 'resource');
  const context = body['context'] === undefined ? {} : objectOf(body['context'], 'context');
  return {
    subject: entityOf(subject, 'subject'),
    action: textOf(action['name'], 'action.name'),
    resource: entityOf(resource, 'resource'),
    adaptationType: optionalText(properties, 'adaptationType', 'resource.properties'),
    unit: optionalText(properties, 'unit', 'resource.properties'),
    treatmentSite: optionalText(properties, 'treatmentSite', 'resource.properties'),
    supervisor: optionalText(context, 'supervisor', 'context'),
    doseCheckResult: doseCheckResultOf(optionalText(context, 'doseCheckResult', 'context')),
    disposition: optionalText(context, 'disposition', 'context'),
    correctedStructures: optionalTexts(context, 'correctedStructures'),
    protocol: optionalText(context, 'protocol', 'context'),
    explain: context['explain'] === true,
  };
}

function entityOf(entity: JsonObject, at: string): AccessEvaluationRequest['subject'] {
  return { type: textOf(entity['type'], `${at}.type`), id: textOf(entity['id'], `${at}.id`) };
}

function objectOf(value: unknown, at: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Malformed(`${at} must be a JSON object.`);
  }
  return value as JsonObject;
}

function optionalObject(entity: JsonObject, at: string): JsonObject {
  const { properties } = entity;
  return properties === undefined ? {} : objectOf(properties, `${at}.properties`);
}

const LONGEST = 2000;

function textOf(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new Malformed(`${at} must be a string that is not empty.`);
  }
  if (value.length > LONGEST || value.includes('\0') || !value.isWellFormed()) {
    throw new Malformed(`${at} must be text of at most ${String(LONGEST)} characters.`);
  }
  return value;
}

function optionalText(from: JsonObject, name: string, at: string): string | null {
  const value = from[name];
  return value === undefined || value === null ? null : textOf(value, `${at}.${name}`);
}

function optionalTexts(from: JsonObject, name: string): readonly string[] {
  const value = from[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Malformed(`context.${name} must be a list of strings.`);
  return value.map((item: unknown) => textOf(item, `context.${name}`));
}

function doseCheckResultOf(value: string | null): AccessQuestion['doseCheckResult'] {
  if (value === null || value === 'in-tolerance' || value === 'out-of-tolerance') return value;
  throw new Malformed('context.doseCheckResult must be in-tolerance or out-of-tolerance.');
}
