import type { EvidenceEntity } from './evidence.entity.ts';

const NOT_OPENED = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
} as const;

/** Of the re-encoded copy of a picture, which our own pages show. */
export const PICTURE_HEADERS = {
  'content-type': 'image/png',
  'content-disposition': 'attachment',
  ...NOT_OPENED,
} as const;

/**
 * A file is handed over, never opened by a page of ours: its own policy runs nothing, and browsers
 * neither guess its type nor keep it.
 */
export function fileHeaders(row: EvidenceEntity): Readonly<Record<string, string>> {
  return {
    'content-type': row.mediaType,
    'content-length': String(row.fileSize),
    'content-disposition': `attachment; filename*=UTF-8''${encoded(row.fileName ?? 'record')}`,
    etag: `"${row.sha256}"`,
    ...NOT_OPENED,
  };
}

/** RFC 8187: everything but its `attr-char` is percent-encoded. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
