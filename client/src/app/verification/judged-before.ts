import type { EvidenceView } from '@oart/contract';

/** The last outcome before a record. */
export interface JudgedBefore {
  readonly review: NonNullable<EvidenceView['review']>;
  readonly sha256: string;
}

/**
 * What was last judged of what a record may be a repetition of: submitted before it by or for the same person, of
 * its kind and skill, for one of its treatment sites or, as it, for none.
 * @param onFile records of that person, newest first
 */
export function judgedBefore(
  record: EvidenceView,
  onFile: readonly EvidenceView[],
): JudgedBefore | null {
  for (const { review, file, ...each } of onFile) {
    if (review === null || each.submittedAt >= record.submittedAt) continue;
    if (each.type !== record.type || each.skill !== record.skill) continue;
    if (!isForOneOf(each.treatmentSites, record.treatmentSites)) continue;
    return { review, sha256: file.sha256 };
  }
  return null;
}

function isForOneOf(before: readonly string[], now: readonly string[]): boolean {
  return now.length === 0 ? before.length === 0 : now.some((site) => before.includes(site));
}
