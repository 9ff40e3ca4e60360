import { AccessError } from './access-error.ts';
import {
  countOrNull,
  objectOf,
  objectOrEmpty,
  textOf,
  textOrNull,
  textsOf,
} from './access-body.ts';
import type { JsonObject } from './access-body.ts';

/** The entities of a question, as they came: what is not read here is ignored at every level. */
export interface AccessEntities {
  readonly subject: unknown;
  readonly action: unknown;
  readonly resource: unknown;
  readonly context: unknown;
}

/** What of an evaluation request counts here. */
export interface AccessQuestion {
  readonly subject: { readonly type: string; readonly id: string };
  readonly action: string;
  readonly resource: AccessResourceAsked;
  readonly context: AccessContext;
}

export interface AccessResourceAsked {
  readonly type: string;
  readonly id: string;
  readonly adaptationType: string | null;
  /** Of a fraction, where it is treated elsewhere than its case says (F25). */
  readonly unit: string | null;
  readonly treatmentSite: string | null;
}

export interface AccessContext {
  readonly supervisor: string | null;
  readonly doseCheckResult: 'in-tolerance' | 'out-of-tolerance' | null;
  readonly disposition: string | null;
  readonly correctedStructures: readonly string[];
  readonly protocol: string | null;
  readonly explain: boolean;
  /** The answer must have seen this ledger index; null where any epoch will do. */
  readonly atLeastEpoch: number | null;
}

/**
 * Reads the body of `POST /access/v1/evaluation`. A time sent by the caller is not read at all: it must
 * never become the instant of the decision.
 * @throws AccessError 400
 */
export function readQuestion(body: unknown): AccessQuestion {
  return questionOf(entitiesOf(objectOf(body, 'The body')));
}

export function entitiesOf({ subject, action, resource, context }: JsonObject): AccessEntities {
  return { subject, action, resource, context };
}

/** @throws AccessError 400 naming the entity or field that is missing or of another type. */
export function questionOf({ subject, action, resource, context }: AccessEntities): AccessQuestion {
  return {
    subject: subjectOf(subject),
    action: actionOf(action),
    resource: resourceOf(resource),
    context: contextOf(context),
  };
}

export function subjectOf(value: unknown): AccessQuestion['subject'] {
  const subject = objectOf(value, 'subject');
  objectOrEmpty(subject['properties'], 'subject.properties');
  return { type: textOf(subject['type'], 'subject.type'), id: textOf(subject['id'], 'subject.id') };
}

export function actionOf(value: unknown): string {
  const action = objectOf(value, 'action');
  objectOrEmpty(action['properties'], 'action.properties');
  return textOf(action['name'], 'action.name');
}

export function resourceOf(value: unknown): AccessResourceAsked {
  const { type, adaptationType, unit, treatmentSite } = resourceTypeOf(value);
  const id = textOf((value as JsonObject)['id'], 'resource.id');
  return { type, id, adaptationType, unit, treatmentSite };
}

/** A resource without its id, as a search for resources names it. */
export function resourceTypeOf(value: unknown): Omit<AccessResourceAsked, 'id'> {
  const resource = objectOf(value, 'resource');
  const at = 'resource.properties';
  const properties = objectOrEmpty(resource['properties'], at);
  return {
    type: textOf(resource['type'], 'resource.type'),
    adaptationType: textOrNull(properties, 'adaptationType', at),
    unit: textOrNull(properties, 'unit', at),
    treatmentSite: textOrNull(properties, 'treatmentSite', at),
  };
}

export function contextOf(value: unknown): AccessContext {
  if (value === undefined) return NO_CONTEXT;
  const context = objectOf(value, 'context');
  return {
    supervisor: textOrNull(context, 'supervisor', 'context'),
    doseCheckResult: doseCheckResultOf(textOrNull(context, 'doseCheckResult', 'context')),
    disposition: textOrNull(context, 'disposition', 'context'),
    correctedStructures: textsOf(context, 'correctedStructures', 'context'),
    protocol: textOrNull(context, 'protocol', 'context'),
    explain: context['explain'] === true,
    atLeastEpoch: countOrNull(context, 'at_least_epoch', 'context', 0),
  };
}

function doseCheckResultOf(value: string | null): AccessContext['doseCheckResult'] {
  if (value === null || value === 'in-tolerance' || value === 'out-of-tolerance') return value;
  throw new AccessError(400, 'context.doseCheckResult must be in-tolerance or out-of-tolerance.');
}

const NO_CONTEXT = contextOf({});
