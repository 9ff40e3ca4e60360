import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  checkFramework,
  checkPolicy,
  type DocumentProblem,
  type FrameworkDocument,
  type PolicyDocument,
} from '@oart/competency';
import { documentProblemSentence } from '@oart/contract';
import { below, problemAt, type Place, type ScenarioProblem } from '../problem.ts';
import type { FileReader } from '../written/inclusion.ts';
import { shapeProblems } from '../written/shape.ts';
import type { WrittenDocument } from '../written/written-scenario.ts';
import { patched } from './patch.ts';

const { resolve } = createRequire(import.meta.url);

/** Documents that come with the product, by the name under which a scenario refers to them. */
const SHIPPED = new Set(['oart-framework-v1', 'oart-policy-defaults']);

interface Kind<Document> {
  readonly shape: 'framework' | 'policy';
  readonly check: (document: Document) => readonly DocumentProblem[];
}

export const FRAMEWORK: Kind<FrameworkDocument> = { shape: 'framework', check: checkFramework };
export const POLICY: Kind<PolicyDocument> = { shape: 'policy', check: checkPolicy };

/** What a document is made from, and where the file says so. */
export interface DocumentSource {
  readonly document: WrittenDocument;
  readonly changes: Readonly<Record<string, unknown>> | undefined;
  /** Where faults of the finished document are reported. */
  readonly place: Place;
  /** Where the reference to the document stands. */
  readonly reference: Place;
}

/** Reads, changes and validates a document in full (F29); null with problems added where it may not be loaded. */
export function documentOf<Document>(
  kind: Kind<Document>,
  source: DocumentSource,
  reader: FileReader,
  problems: ScenarioProblem[],
): Document | null {
  const written = contentOf(source, reader, problems);
  if (written === null) return null;
  const finished = source.changes === undefined ? written : patched(written, source.changes);
  const shape = shapeProblems(kind.shape, finished, source.place);
  if (shape.length > 0) {
    problems.push(...shape);
    return null;
  }
  const document = finished as Document;
  const faults = kind.check(document);
  problems.push(
    ...faults.map((fault) =>
      problemAt(
        { ...source.place, pointer: source.place.pointer + fault.pointer },
        fault.rule,
        documentProblemSentence(fault),
      ),
    ),
  );
  return faults.length > 0 ? null : document;
}

function contentOf(
  { document, reference }: DocumentSource,
  reader: FileReader,
  problems: ScenarioProblem[],
): unknown {
  if (typeof document !== 'string') return document;
  if (SHIPPED.has(document)) {
    return JSON.parse(
      readFileSync(resolve(`@oart/competency/documents/${document}.json`), 'utf8'),
    ) as unknown;
  }
  const text = reader.read(reader.beside(reference.file, document));
  if (text === null) {
    const names = [...SHIPPED].join(', ');
    const message = `There is no document or file ${document}; the product brings ${names}.`;
    problems.push(problemAt(reference, 'unknown-document', message));
    return null;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    problems.push(problemAt(reference, 'not-json', `The file ${document} is not JSON.`));
    return null;
  }
}

/** A place below the version of a document that a file writes. */
export function versionPlace(place: Place, hasChanges: boolean): Place {
  return hasChanges ? below(place, 'changes') : below(place, 'document');
}
