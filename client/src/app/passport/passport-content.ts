import {
  evidenceTitle,
  passportAssessmentSentence,
  passportEntitlementSentence,
  passportSuspensionSentences,
} from '@oart/contract';
import type { Passport } from '@oart/competency';
import type { PassportReadingView, PassportRecordView, Titles } from '@oart/contract';

/** What a passport says, for people to read. */
export type PassportContent = Pick<
  PassportReadingView,
  'records' | 'assessments' | 'entitlements' | 'suspensions' | 'statements' | 'without'
>;

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
    assessments: document.assessments.map(passportAssessmentSentence),
    entitlements: document.entitlements.map(passportEntitlementSentence),
    suspensions: passportSuspensionSentences(document),
    statements: document.statements,
    without: document.without,
  };
}
