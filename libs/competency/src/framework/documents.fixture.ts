import { readFileSync } from 'node:fs';
import { day } from '../calendar/days.fixture.ts';
import type { FrameworkDocument, FrameworkVersion, Role } from './framework.ts';
import type { PolicyDocument } from './policy.ts';

/** A published document as JSON. */
export function published(name: string): unknown {
  const file = new URL(`../../documents/${name}`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as unknown;
}

/** The department's own framework and the policy defaults, held to their types by `documents.spec.ts`. */
export const FRAMEWORK = published('oart-framework-v1.json') as FrameworkDocument;
export const POLICY = published('oart-policy-defaults.json') as PolicyDocument;

export function roleOf(id: string): Role {
  const role = FRAMEWORK.roles.find((candidate) => candidate.id === id);
  if (role === undefined) throw new Error(`No such role: ${id}`);
  return role;
}

/** A version of the department's framework, effective from a day. */
export function version(
  effectiveFrom: string,
  document: Partial<FrameworkDocument> = {},
  fields: Partial<FrameworkVersion> = {},
): FrameworkVersion {
  return {
    document: { ...FRAMEWORK, ...document },
    index: 1,
    sha256: 'f'.repeat(64),
    effectiveFrom: day(effectiveFrom),
    withdrawal: null,
    ...fields,
  };
}
