import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnySchemaObject, ErrorObject, ValidateFunction } from 'ajv';
import { parseDay, parseInstant } from '@oart/competency';
import { problemAt, type FileRule, type Place, type ScenarioProblem } from '../problem.ts';

const { resolve } = createRequire(import.meta.url);

const ajv = new Ajv2020({
  allErrors: true,
  discriminator: true,
  allowUnionTypes: true,
  formats: {
    date: (text: string) => parseDay(text) !== null,
    'date-time': (text: string) => parseInstant(text) !== null,
  },
});

const validators = {
  scenario: compiled(
    new URL('../../../../docs/schemas/oart-scenario.schema.json', import.meta.url),
  ),
  framework: compiled(resolve('@oart/competency/documents/oart-framework.schema.json')),
  policy: compiled(resolve('@oart/competency/documents/oart-policy.schema.json')),
};

/** Every way in which a parsed file or document differs from its published JSON Schema. */
export function shapeProblems(
  of: keyof typeof validators,
  content: unknown,
  place: Place,
): readonly ScenarioProblem[] {
  const validate = validators[of];
  if (validate(content)) return [];
  const errors = withoutAlternatives(validate.errors ?? []);
  const problems = errors.map((error) => problemOf(error, place));
  return [...new Map(problems.map((each) => [each.pointer + each.rule, each])).values()];
}

function compiled(file: URL | string): ValidateFunction {
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as AnySchemaObject);
}

/**
 * Where a value may have several shapes, every shape that it has not is an error of its own: kept is what is
 * wrong deeper inside, else the one sentence that no shape fits.
 */
function withoutAlternatives(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = new Set(
    errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath),
  );
  const outside = errors.filter(
    ({ instancePath, keyword }) =>
      !choices.has(instancePath) || !['type', 'enum', 'const', 'format'].includes(keyword),
  );
  const inside = outside.filter(
    ({ keyword, instancePath }) =>
      keyword !== 'anyOf' ||
      !outside.some(
        (other) =>
          other.keyword !== 'anyOf' &&
          (other.instancePath === instancePath ||
            other.instancePath.startsWith(`${instancePath}/`)),
      ),
  );
  return inside.length > 0 ? inside : errors;
}

const RULES: Readonly<Record<string, FileRule>> = {
  type: 'wrong-type',
  required: 'missing-key',
  additionalProperties: 'unknown-key',
  enum: 'not-permitted',
  const: 'not-permitted',
  discriminator: 'not-permitted',
};

function problemOf(error: ErrorObject, { file, pointer }: Place): ScenarioProblem {
  const parameters = error.params as Readonly<Record<string, unknown>>;
  const key = parameters['additionalProperty'] ?? parameters['missingProperty'];
  const tag = error.keyword === 'discriminator' ? parameters['tag'] : undefined;
  const last = key ?? tag;
  const at = pointer + error.instancePath + (typeof last === 'string' ? `/${last}` : '');
  return problemAt({ file, pointer: at }, ruleOf(error), messageOf(error, parameters, last));
}

function ruleOf({ keyword, params }: ErrorObject): FileRule {
  if (keyword === 'format') {
    return (params as { format?: string }).format === 'date' ? 'unusable-day' : 'unusable-instant';
  }
  return RULES[keyword] ?? 'malformed';
}

function messageOf(
  { keyword, message }: ErrorObject,
  parameters: Readonly<Record<string, unknown>>,
  last: unknown,
): string {
  const value = (name: string): string => JSON.stringify(parameters[name]);
  switch (keyword) {
    case 'additionalProperties':
      return `There is no such key as ${JSON.stringify(last)} here.`;
    case 'required':
      return `The key ${JSON.stringify(last)} is missing.`;
    case 'discriminator':
      return parameters['error'] === 'mapping'
        ? `There is no kind called ${value('tagValue')}.`
        : `The kind is missing: say which with ${value('tag')}.`;
    case 'enum':
      return `It must be one of ${value('allowedValues')}.`;
    case 'const':
      return `It must be ${value('allowedValue')}.`;
    case 'type':
      return `It must be of type ${value('type')}.`;
    case 'format':
      return parameters['format'] === 'date'
        ? 'It must be a day that exists, written YYYY-MM-DD.'
        : 'It must be an instant with Z or an offset, such as 2026-06-30T22:59:59Z.';
    case 'anyOf':
      return 'It has none of the shapes that are possible here.';
    default:
      return `It ${message ?? 'does not fit the schema'}.`;
  }
}
