import { isOvertaken } from '@oart/competency';
import type { FrameworkDocument, Person, PersonId, PolicyDocument } from '@oart/competency';
import type { FrameworkDraftSummary, FrameworkDraftView } from '@oart/contract';
import { ProblemError } from '../http/problem-error.ts';
import type { FrameworkDraftEntity } from './framework-draft.entity.ts';
import { readFramework } from './framework-reader.ts';
import { warningSentences } from './framework-view.ts';
import { approvedFrameworks } from './framework.repository.ts';
import type { FrameworkOnFile } from './framework.repository.ts';

type People = ReadonlyMap<PersonId, Person>;

/** What a draft is shown with. */
interface Around {
  readonly onFile: readonly FrameworkOnFile[];
  readonly policy: PolicyDocument | null;
  readonly people: People;
  readonly reader: PersonId | null;
}

export function draftSummary(
  draft: FrameworkDraftEntity,
  onFile: readonly FrameworkOnFile[],
  people: People,
): FrameworkDraftSummary {
  const { id, document, effectiveFrom, changedAt, authorId } = draft;
  return {
    id,
    title: titleIn(document),
    author: authorOf(authorId, people),
    basedOn: versionRef(draft, onFile),
    effectiveFrom,
    changedAt,
  };
}

export function draftView(
  draft: FrameworkDraftEntity,
  { onFile, policy, people, reader }: Around,
): FrameworkDraftView {
  const { id, document, effectiveFrom, revision, changedAt, authorId, basedOnId } = draft;
  const read = readDraft(document);
  return {
    id,
    author: authorOf(authorId, people),
    isOwn: authorId === reader,
    basedOn: versionRef(draft, onFile),
    isOvertaken: isOvertaken(approvalOf(basedOnId, onFile), approvedFrameworks(onFile)),
    document,
    effectiveFrom,
    revision,
    changedAt,
    faults: read.faults,
    warnings: read.document === null ? [] : warningSentences(read.document, policy),
  };
}

/** The document of a draft, or why it is none. */
export function readDraft(text: string): {
  readonly document: FrameworkDocument | null;
  readonly faults: FrameworkDraftView['faults'];
} {
  try {
    return { document: readFramework(Buffer.from(text, 'utf8')), faults: [] };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { document: null, faults: error.extras.errors ?? [] };
  }
}

function approvalOf(id: string, onFile: readonly FrameworkOnFile[]): number {
  return onFile.find(({ row }) => row.id === id)?.approval?.ledgerIndex ?? -1;
}

function versionRef(
  { basedOnId }: FrameworkDraftEntity,
  onFile: readonly FrameworkOnFile[],
): FrameworkDraftView['basedOn'] {
  const number = onFile.find(({ row }) => row.id === basedOnId)?.row.number ?? 0;
  return { id: basedOnId, number };
}

function authorOf(id: PersonId, people: People): FrameworkDraftView['author'] {
  return { id, displayName: people.get(id)?.displayName ?? id };
}

function titleIn(text: string): string {
  const { title } = readLoosely(text);
  return typeof title === 'string' ? title : '';
}

function readLoosely(text: string): { readonly title?: unknown } {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}
