import { FIRST_DAY, type CalendarDay, type FrameworkDocument } from '@oart/competency';
import { below, problemAt, type Place, type ScenarioProblem } from '../problem.ts';
import type { FileReader } from '../written/inclusion.ts';
import type {
  WrittenDocument,
  WrittenFrameworkVersion,
  WrittenScenario,
} from '../written/written-scenario.ts';
import { documentOf, FRAMEWORK, versionPlace } from './named-document.ts';

/** A framework version of a scenario, before it has its place in the ledger. */
export interface ScenarioFramework {
  readonly document: FrameworkDocument;
  readonly effectiveFrom: CalendarDay;
  readonly withdrawnFrom: CalendarDay | null;
  /** When it was approved; null for one known from the beginning. */
  readonly recordedAt: string | null;
  readonly place: Place;
}

const V1 = 'oart-framework-v1';

/**
 * The framework versions that a file names, each complete and valid: one in force from the beginning, or a list
 * with the day of each. No two take effect on one day or share a number.
 */
export function frameworkVersions(
  written: WrittenScenario['framework'],
  place: Place,
  reader: FileReader,
  problems: ScenarioProblem[],
): readonly ScenarioFramework[] {
  if (!isList(written)) {
    const source = { document: written ?? V1, changes: undefined, place, reference: place };
    const document = documentOf(FRAMEWORK, source, reader, problems);
    if (document === null) return [];
    return [{ document, effectiveFrom: FIRST_DAY, withdrawnFrom: null, recordedAt: null, place }];
  }
  const versions: ScenarioFramework[] = [];
  written.forEach((version, position) => {
    const where = below(place, position);
    const document = versionDocument(version, versions.at(-1)?.document, where, reader, problems);
    if (document === null) return;
    const { effectiveFrom, withdrawnFrom = null, recordedAt = null } = version;
    problems.push(...clashes(document, effectiveFrom, versions, where));
    if (withdrawnFrom !== null && withdrawnFrom < effectiveFrom) {
      const message = `It is withdrawn from ${withdrawnFrom}, before it takes effect.`;
      problems.push(problemAt(below(where, 'withdrawnFrom'), 'ends-before-it-begins', message));
    }
    versions.push({ document, effectiveFrom, withdrawnFrom, recordedAt, place: where });
  });
  return versions;
}

function versionDocument(
  { document, changes }: WrittenFrameworkVersion,
  before: FrameworkDocument | undefined,
  place: Place,
  reader: FileReader,
  problems: ScenarioProblem[],
): FrameworkDocument | null {
  const written: WrittenDocument =
    document ?? (before as Readonly<Record<string, unknown>> | undefined) ?? V1;
  return documentOf(
    FRAMEWORK,
    {
      document: written,
      changes,
      place: versionPlace(place, changes !== undefined),
      reference: below(place, 'document'),
    },
    reader,
    problems,
  );
}

function clashes(
  document: FrameworkDocument,
  effectiveFrom: CalendarDay,
  earlier: readonly ScenarioFramework[],
  place: Place,
): readonly ScenarioProblem[] {
  const found: ScenarioProblem[] = [];
  if (earlier.some((version) => version.effectiveFrom === effectiveFrom)) {
    const message = `Another version takes effect on ${effectiveFrom}: two never share a day.`;
    found.push(problemAt(below(place, 'effectiveFrom'), 'effective-day-taken', message));
  }
  if (earlier.some((version) => version.document.number === document.number)) {
    const message = `Another version has the number ${document.number}: give this one its own.`;
    found.push(problemAt(place, 'version-number-taken', message));
  }
  return found;
}

function isList(
  written: WrittenScenario['framework'],
): written is readonly WrittenFrameworkVersion[] {
  return Array.isArray(written);
}
