import { isOvertaken, lastSubstantive } from '@oart/competency';
import type { CalendarDay, Person, PersonId, PolicyDocument } from '@oart/competency';
import type { FrameworkDraftSummary, FrameworkDraftView } from '@oart/contract';
import type { FrameworkDraftEntity } from './framework-draft.entity.ts';
import { examineFramework } from './framework-reader.ts';
import { warningSentences } from './framework-view.ts';
import { approvedFrameworks, latestApproved } from './framework.repository.ts';
import type { FrameworkOnFile } from './framework.repository.ts';

type People = ReadonlyMap<PersonId, Person>;

/** What a draft is shown with. */
interface Around {
  readonly onFile: readonly FrameworkOnFile[];
  readonly today: CalendarDay;
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
    basedOn: versionRef(draft.basedOnId, onFile),
    effectiveFrom,
    changedAt,
  };
}

export function draftView(
  draft: FrameworkDraftEntity,
  { onFile, today, policy, people, reader }: Around,
): FrameworkDraftView {
  const { id, document, effectiveFrom, revision, changedAt, authorId, basedOnId } = draft;
  const examined = examineFramework(document);
  const latest = latestApproved(onFile, today);
  const binding = lastSubstantive(approvedFrameworks(onFile), today);
  const substantive = onFile.find(({ approval }) => approval?.ledgerIndex === binding?.index);
  const isSound = examined.document !== null && examined.faults.length === 0;
  return {
    id,
    author: authorOf(authorId, people),
    isOwn: authorId === reader,
    basedOn: versionRef(draft.basedOnId, onFile),
    latest: versionRef(latest.row.id, onFile),
    lastSubstantive: versionRef((substantive ?? latest).row.id, onFile),
    isOvertaken: isOvertaken(approvalOf(basedOnId, onFile), approvedFrameworks(onFile), today),
    document,
    effectiveFrom,
    revision,
    changedAt,
    hasShape: examined.document !== null,
    faults: examined.faults,
    warnings: isSound ? warningSentences(examined.document, policy) : [],
  };
}

function approvalOf(id: string, onFile: readonly FrameworkOnFile[]): number {
  return onFile.find(({ row }) => row.id === id)?.approval?.ledgerIndex ?? -1;
}

function versionRef(id: string, onFile: readonly FrameworkOnFile[]): FrameworkDraftView['basedOn'] {
  return { id, number: onFile.find(({ row }) => row.id === id)?.row.number ?? 0 };
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
