import { failure } from './answer.ts';
import type { Failure } from './answer.ts';
import { isObject } from './json.ts';

export const METADATA_PATH = '/.well-known/authzen-configuration';

/** Where a decision point is asked. What it does not name is asked at the path of the standard. */
export interface Metadata {
  readonly evaluation: string;
  readonly evaluations: string;
  readonly searchSubject: string;
  readonly searchResource: string;
  readonly searchAction: string;
}

const NAMES: Readonly<Record<keyof Metadata, readonly [name: string, path: string]>> = {
  evaluation: ['access_evaluation_endpoint', '/access/v1/evaluation'],
  evaluations: ['access_evaluations_endpoint', '/access/v1/evaluations'],
  searchSubject: ['search_subject_endpoint', '/access/v1/search/subject'],
  searchResource: ['search_resource_endpoint', '/access/v1/search/resource'],
  searchAction: ['search_action_endpoint', '/access/v1/search/action'],
};

/**
 * Reads the metadata of the decision point at `origin`. Those of another one are refused, and so are
 * endpoints elsewhere: key and question would go to a stranger, whose yes would count as ours.
 */
export function readMetadata(origin: string, value: unknown): Metadata | Failure {
  if (!isObject(value)) return failure('malformed-answer', 'The metadata are no JSON object.', 200);
  if (value['policy_decision_point'] !== origin) {
    return failure('mixed-up', `The metadata are not those of ${origin}.`, 200);
  }
  const read: Partial<Record<keyof Metadata, string>> = {};
  for (const [key, [name, path]] of Object.entries(NAMES)) {
    const url = value[name] ?? `${origin}${path}`;
    if (typeof url !== 'string' || originOf(url) !== origin) {
      return failure('mixed-up', `${name} does not lead to ${origin}.`, 200);
    }
    read[key as keyof Metadata] = url;
  }
  return read as Metadata;
}

export function originOf(url: string): string | null {
  try {
    return new URL(url).origin;
  } catch {
    return null;
  }
}
