import type { EvidenceType } from '@oart/competency';
import type { EvidenceView } from '@oart/contract';

const DAY_MS = 86_400_000;

/** Others' submissions before one's own; doubts first, then the oldest. */
export function queueOrder(
  items: readonly EvidenceView[],
  person: string | undefined,
): readonly EvidenceView[] {
  const place = (item: EvidenceView) => {
    if (isOwn(item, person)) return 2;
    return item.doubts.length > 0 ? 0 : 1;
  };
  return [...items].sort(
    (one, other) => place(one) - place(other) || one.submittedAt.localeCompare(other.submittedAt),
  );
}

/** What the reader wants to see of the queue; everything where nothing is chosen. */
export interface QueueFilter {
  /** Part of a person's name or of the record's title. */
  readonly text: string;
  readonly type: EvidenceType | '';
  readonly onlyInDoubt: boolean;
}

export const EVERYTHING: QueueFilter = { text: '', type: '', onlyInDoubt: false };

/** The items that a filter leaves, in their order. */
export function filterQueue(
  items: readonly EvidenceView[],
  { text, type, onlyInDoubt }: QueueFilter,
): readonly EvidenceView[] {
  const sought = text.trim().toLocaleLowerCase('en-GB');
  return items.filter(
    (item) =>
      `${item.person.displayName} ${item.title}`.toLocaleLowerCase('en-GB').includes(sought) &&
      (type === '' || item.type === type) &&
      (!onlyInDoubt || item.doubts.length > 0),
  );
}

/** `7 to verify, 3 in doubt` */
export function queueSentence(items: readonly EvidenceView[], person: string | undefined): string {
  const others = items.filter((item) => !isOwn(item, person));
  const inDoubt = others.filter(({ doubts }) => doubts.length > 0).length;
  if (others.length === 0) return 'Nothing waits for you to verify';
  const doubt = inDoubt === 0 ? 'none in doubt' : `${String(inDoubt)} in doubt`;
  return `${String(others.length)} to verify, ${doubt}`;
}

/** One's own: about oneself or sent in by oneself; neither may be verified by the same person (I4). */
function isOwn(item: EvidenceView, person: string | undefined): boolean {
  return item.person.id === person || item.submittedBy.id === person;
}

/** Whole days from one instant to another. */
export function ageInDays(since: string, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / DAY_MS));
}
