import type { EvaluationsSemantic } from '@oart/contract';
import { AccessError } from './access-error.ts';
import { listOf, objectOf, objectOrEmpty } from './access-body.ts';
import type { JsonObject } from './access-body.ts';
import { contextOf, entitiesOf, questionOf } from './access-request.ts';
import type { AccessEntities, AccessQuestion } from './access-request.ts';

/** Questions of one batch; more than these are a body to split. */
export const LARGEST_BATCH = 1000;

const SEMANTICS: readonly EvaluationsSemantic[] = [
  'execute_all',
  'deny_on_first_deny',
  'permit_on_first_permit',
];

/** Questions in the order asked; an item that is none has the error in its place. */
export interface AccessBatch {
  readonly semantic: EvaluationsSemantic;
  readonly items: readonly (AccessQuestion | AccessError)[];
}

/**
 * Reads the body of `POST /access/v1/evaluations`; without items it is a single question (AuthZEN 1.0, 7.1).
 * @throws AccessError 400 where the body as a whole is wrong; a wrong item spoils only itself.
 */
export function readBatch(body: unknown): AccessBatch | AccessQuestion {
  const batch = objectOf(body, 'The body');
  const options = objectOrEmpty(batch['options'], 'options');
  const semantic = semanticOf(options['evaluations_semantic']);
  const items =
    batch['evaluations'] === undefined ? [] : listOf(batch['evaluations'], 'evaluations');
  if (items.length === 0) return questionOf(entitiesOf(batch));
  if (items.length > LARGEST_BATCH) {
    throw new AccessError(400, `Ask at most ${String(LARGEST_BATCH)} questions in one batch.`);
  }
  const defaults = defaultsOf(batch);
  return { semantic, items: items.map((item) => itemOf(item, defaults)) };
}

function semanticOf(value: unknown): EvaluationsSemantic {
  if (value === undefined) return 'execute_all';
  const known = SEMANTICS.find((semantic) => semantic === value);
  if (known !== undefined) return known;
  throw new AccessError(400, `options.evaluations_semantic must be ${SEMANTICS.join(', ')}.`);
}

/** What items inherit must be of the right type; whether it is whole shows where an item inherits it. */
function defaultsOf(batch: JsonObject): AccessEntities {
  const defaults = entitiesOf(batch);
  for (const [name, entity] of Object.entries(defaults)) objectOrEmpty(entity, name);
  contextOf(defaults.context);
  return defaults;
}

/** An entity of the item replaces the default as a whole: nothing is merged into it from above. */
function itemOf(item: unknown, defaults: AccessEntities): AccessQuestion | AccessError {
  try {
    const {
      subject = defaults.subject,
      action = defaults.action,
      resource = defaults.resource,
      context = defaults.context,
    } = objectOf(item, 'An evaluation');
    return questionOf({ subject, action, resource, context });
  } catch (error) {
    if (error instanceof AccessError) return error;
    throw error;
  }
}
