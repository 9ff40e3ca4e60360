import { FILE_REFUSALS } from '@oart/contract';
import type { EvidenceFileRequest, FileRefusal } from '@oart/contract';
import type { Received } from '../evidence-store/quarantine.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { IncomingContent } from './incoming-content.ts';

/**
 * Holds the headers against the announcement, before a byte is read.
 * @throws `unsupported-media-type` or `digest-mismatch`.
 */
export function requireAnnounced(content: IncomingContent, announced: EvidenceFileRequest): void {
  if (content.mediaType !== announced.mediaType) {
    throw refused(
      'unsupported-media-type',
      'Content-Type',
      `This file was announced as ${announced.mediaType}.`,
    );
  }
  if (content.length !== announced.size) {
    throw refused(
      'digest-mismatch',
      'Content-Length',
      `This file was announced with ${String(announced.size)} bytes.`,
    );
  }
  if (content.sha256 !== announced.sha256) {
    throw refused(
      'digest-mismatch',
      'Content-Digest',
      'This file was announced with another SHA-256.',
    );
  }
}

/** What is said of bytes that were not taken; nothing of them is kept. */
export function refusedContent(outcome: Exclude<Received, { kind: 'received' }>): ProblemError {
  switch (outcome.kind) {
    case 'cut-short':
      return refused(
        'malformed-request',
        '',
        `The file ended early, after ${String(outcome.arrived)} bytes; send it again.`,
      );
    case 'too-slow':
      return new ProblemError('too-slow', 'The file came too slowly; send it again.');
    case 'longer-than-announced':
      return refused('digest-mismatch', '', 'More bytes came than were announced.');
    case 'digest-differs':
      return refused('digest-mismatch', '', 'The bytes that came have another SHA-256.');
    case 'not-what-it-claims':
      return refused(
        'unsupported-media-type',
        '',
        'The content is not of the type that it was announced as: send a whole PDF or PNG file, or a table saved as “CSV UTF-8”.',
      );
    case 'no-room':
      return new ProblemError('storage-full', 'The server has no room left; nothing was stored.');
  }
}

/** A file that is not taken for what it holds, or for its name. */
export function refusedFile(code: FileRefusal, pointer = ''): ProblemError {
  const message = FILE_REFUSALS[code];
  return new ProblemError('not-accepted', message, { errors: [{ pointer, message, code }] });
}

function refused(
  kind: 'malformed-request' | 'unsupported-media-type' | 'digest-mismatch',
  pointer: string,
  message: string,
): ProblemError {
  return new ProblemError(kind, message, { errors: [{ pointer, message }] });
}
