import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Test } from 'supertest';
import { uuidv7 } from 'uuidv7';
import type { EvidenceRequest, EvidenceView, Page } from '@oart/contract';
import { pdfDocument } from './pdf-document.ts';
import type { SignedIn } from './signed-in.ts';

/** A PDF that no other test has: its hash is its own. */
export function pdfFile(comment: string = crypto.randomUUID()): Buffer {
  return pdfDocument({ comment });
}

/** A PDF of exactly so many bytes. */
export function pdfOfSize(size: number): Buffer {
  const comment = 'x'.repeat(size - pdfFile('').length);
  // Where the cross-reference stands is written in more digits, the further back it stands.
  const more = pdfFile(comment).length - size;
  return pdfFile(comment.slice(more));
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function contentDigest(bytes: Buffer): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
}

/** The announcement of a tutorial certificate; `fields` make it something else. */
export function announcement(
  bytes: Buffer,
  nameAsPrinted: string,
  fields: Partial<EvidenceRequest> = {},
): EvidenceRequest {
  return {
    id: uuidv7(),
    type: 'tutorial-certificate',
    skill: 'dir-evaluation',
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
    occurredOn: '2026-01-05',
    issuedOn: null,
    validUntil: null,
    issuer: 'ProKnow',
    file: {
      name: 'certificate.pdf',
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256: sha256Of(bytes),
    },
    ...fields,
  };
}

/** The PUT of the bytes of an announced record, with the headers that belong to it. */
export function putContent(
  who: SignedIn,
  id: string,
  bytes: Buffer,
  mediaType = 'application/pdf',
): Test {
  return who
    .put(`/api/evidence/${id}/content`)
    .set('content-type', mediaType)
    .set('content-digest', contentDigest(bytes));
}

/**
 * Declares so many bytes and sends none of them: what is too large is refused by its header, and a
 * client that went on sending would find the connection closed.
 */
export async function declareContent(
  who: SignedIn,
  id: string,
  bytes: Buffer,
): Promise<{ readonly status: number | undefined; readonly body: unknown }> {
  const sending = httpRequest(`${who.url}/api/evidence/${id}/content`, {
    method: 'PUT',
    headers: {
      cookie: who.cookie,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/pdf',
      'content-digest': contentDigest(bytes),
      'content-length': String(bytes.length),
    },
  });
  sending.on('error', () => undefined);
  sending.flushHeaders();
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  const body: unknown = JSON.parse(await text(answer));
  sending.destroy();
  return { status: answer.statusCode, body };
}

/** Announces and sends a record. @throws when either half is refused. */
export async function upload(
  who: SignedIn,
  nameAsPrinted: string,
  fields: Partial<EvidenceRequest> = {},
  bytes = pdfFile(),
): Promise<EvidenceView> {
  const request = announcement(bytes, nameAsPrinted, fields);
  await who.post('/api/evidence', request).expect(201);
  const { body } = await putContent(who, request.id, bytes, request.file.mediaType)
    .send(bytes)
    .expect(201);
  return body as EvidenceView;
}

/** What was uploaded last, of those that somebody may read; of one person where one is named. */
export async function newestEvidence(who: SignedIn, person?: string): Promise<EvidenceView> {
  const of = person === undefined ? '' : `&person=${person}`;
  const { body } = await who.get(`/api/evidence?limit=1${of}`).expect(200);
  const [newest] = (body as Page<EvidenceView>).items;
  if (newest === undefined) throw new Error('Nothing was uploaded');
  return newest;
}
