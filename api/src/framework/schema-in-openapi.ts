import type { ApiPropertyOptions } from '@nestjs/swagger';

type Schema = Readonly<Record<string, unknown>>;

const OF_THE_DOCUMENT = new Set(['$schema', '$id', '$defs']);

/** A published JSON Schema as a property of an OpenAPI schema: its definitions put where they are used. */
export function inOpenApi(schemaBytes: Buffer): ApiPropertyOptions {
  const schema = JSON.parse(schemaBytes.toString('utf8')) as Schema;
  const { required, ...whole } = inlined(schema, schema['$defs'] as Schema) as Schema;
  // Nest reads `required` as a word about the property itself.
  return { ...whole, selfRequired: required } as ApiPropertyOptions;
}

function inlined(value: unknown, definitions: Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => inlined(item, definitions));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as Schema;
  const parts = Object.entries(rest)
    .filter(([key]) => !OF_THE_DOCUMENT.has(key))
    .map(([key, part]) => [key, inlined(part, definitions)] as const);
  const named =
    typeof $ref === 'string' ? inlined(definitions[$ref.replace('#/$defs/', '')], definitions) : {};
  return { ...(named as Schema), ...Object.fromEntries(parts) };
}
