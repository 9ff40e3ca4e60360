import type { PolicyDocument } from '@oart/competency';
import { below, problemAt, type Place, type ScenarioProblem } from '../problem.ts';
import type { FileReader } from '../written/inclusion.ts';
import type {
  WrittenDocument,
  WrittenScenario,
  WrittenVersion,
} from '../written/written-scenario.ts';
import { documentOf, POLICY, versionPlace } from './named-document.ts';

/** A policy of a scenario, before it has its place in the ledger. */
export interface ScenarioPolicy {
  readonly document: PolicyDocument;
  /** When it was adopted; null for one known from the beginning. */
  readonly recordedAt: string | null;
  readonly place: Place;
}

const DEFAULTS = 'oart-policy-defaults';
const VERSION_KEYS = ['document', 'changes', 'recordedAt'];

/** The policies that a file names, each complete and valid; the defaults where it names none. */
export function policyVersions(
  written: WrittenScenario['policy'],
  place: Place,
  reader: FileReader,
  problems: ScenarioProblem[],
): readonly ScenarioPolicy[] {
  const policies: ScenarioPolicy[] = [];
  const add = (version: WrittenVersion, where: Place, placed: Place): void => {
    const before = policies.at(-1)?.document as Readonly<Record<string, unknown>> | undefined;
    const document = documentOf(
      POLICY,
      {
        document: version.document ?? before ?? DEFAULTS,
        changes: version.changes,
        place: placed,
        reference: typeof written === 'string' ? place : below(where, 'document'),
      },
      reader,
      problems,
    );
    if (document === null) return;
    policies.push({ document, recordedAt: version.recordedAt ?? null, place: where });
  };
  if (isList(written)) {
    written.forEach((version, position) => {
      const where = below(place, position);
      add(version, where, versionPlace(where, version.changes !== undefined));
    });
  } else if (isVersion(written)) {
    problems.push(...unknownKeys(written, place));
    add(written, place, versionPlace(place, written.changes !== undefined));
  } else {
    add({ document: written ?? DEFAULTS }, place, place);
  }
  return policies;
}

function isList(written: WrittenScenario['policy']): written is readonly WrittenVersion[] {
  return Array.isArray(written);
}

/** An object that names its schema is the document itself. */
function isVersion(
  written: WrittenDocument | WrittenVersion | undefined,
): written is WrittenVersion {
  return typeof written === 'object' && !('schema' in written);
}

function unknownKeys(version: WrittenVersion, place: Place): readonly ScenarioProblem[] {
  return Object.keys(version)
    .filter((key) => !VERSION_KEYS.includes(key))
    .map((key) =>
      problemAt(
        below(place, key),
        'unknown-key',
        `There is no such key as "${key}" here: a policy is changed under "changes".`,
      ),
    );
}
