import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { EvidenceType } from '@oart/competency';
import type {
  EvidenceRequest,
  EvidenceReviewRequest,
  EvidenceUploadView,
  EvidenceView,
} from '@oart/contract';
import type { Colleague } from './colleague.ts';
import { sampleCertificate } from './sample-certificate.ts';

/** What differs from one sample record to the next. */
export type RecordContent = Pick<EvidenceRequest, 'type' | 'skill' | 'occurredOn'> &
  Partial<EvidenceRequest>;

const TITLES: Readonly<Partial<Record<EvidenceType, string>>> = {
  'proknow-certificate': 'Contouring accuracy certificate',
  'proknow-log': 'Contouring log',
  'reflective-log': 'Reflective training log',
  'tutorial-certificate': 'DIR evaluation tutorial',
  'plan-check-training-record': 'Plan-checking training record',
  'mobius-training-record': 'Mobius training record',
  'experience-claim': 'Statement of experience',
};

/** Uploads one sample record as its holder would: the fields, then the bytes. */
export async function upload(holder: Colleague, content: RecordContent): Promise<EvidenceView> {
  const nameAsPrinted = content.nameAsPrinted ?? holder.label;
  const bytes = await sampleCertificate({
    title: TITLES[content.type] ?? 'Training record',
    name: nameAsPrinted,
    issuer: content.issuer ?? 'Sample issuer',
    completedOn: content.occurredOn,
    lines: linesOf(content),
  });
  const request: EvidenceRequest = {
    id: uuidv7(),
    treatmentSites: [],
    platform: null,
    softwareVersions: [],
    structures: [],
    score: null,
    passMark: null,
    cases: null,
    casesWithoutIntervention: null,
    percentAgreement: null,
    likert: [],
    countersignerId: null,
    experience: null,
    nameAsPrinted,
    issuedOn: content.occurredOn,
    validUntil: null,
    issuer: 'Sample issuer',
    ...content,
    file: {
      name: `${content.type}.pdf`,
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  };
  const { contentUrl } = await holder.post<EvidenceUploadView>('/api/evidence', request);
  return holder.put<EvidenceView>(contentUrl, request.file.mediaType, bytes);
}

/** Verifies as another person, having sighted the record. */
export function verify(verifier: Colleague, { id, ledgerIndex }: EvidenceView): Promise<unknown> {
  const review: EvidenceReviewRequest = {
    outcome: 'verified',
    statement: 'Original sighted; name matched.',
    identityEstablishedBy: 'name-matches',
    reason: null,
    seen: ledgerIndex,
  };
  return verifier.post(`/api/evidence/${id}/review`, review);
}

export function sendBack(
  verifier: Colleague,
  { id, ledgerIndex }: EvidenceView,
  reason: string,
): Promise<unknown> {
  const review: EvidenceReviewRequest = {
    outcome: 'sent-back',
    statement: null,
    identityEstablishedBy: null,
    reason,
    seen: ledgerIndex,
  };
  return verifier.post(`/api/evidence/${id}/review`, review);
}

function linesOf(content: RecordContent): readonly (readonly [string, string])[] {
  const sites = content.treatmentSites ?? [];
  return [
    ...(sites.length === 0 ? [] : [['Treatment site', sites.join(', ')] as const]),
    ...(content.structures ?? []).map(
      ({ structure, score, passMark, attempt }) =>
        [
          structure,
          `score ${String(score)}, pass mark ${String(passMark)}, attempt ${String(attempt)}`,
        ] as const,
    ),
  ];
}
