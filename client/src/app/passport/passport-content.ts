import { evidenceTitle, passportHistory } from '@oart/contract';
import type { Passport } from '@oart/competency';
import type { PassportHistory, PassportRecordView, Titles } from '@oart/contract';

/** What a passport says, for people to read. */
export interface PassportContent extends PassportHistory {
  readonly records: readonly PassportRecordView[];
}

/** The content of a passport that was issued here, from its own text. */
export function contentOf(text: string, titles: Titles): PassportContent {
  const { document } = JSON.parse(text) as { readonly document: Passport };
  return {
    records: document.evidence.map((record): PassportRecordView => ({
      issuerRecordId: record.id,
      title: evidenceTitle(record, titles),
      occurredOn: record.occurredOn,
      validUntil: record.validUntil,
      fileSha256: record.sha256,
      leftOut: [],
    })),
    ...passportHistory(document),
  };
}
