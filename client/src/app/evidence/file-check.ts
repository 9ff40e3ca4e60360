import { EVIDENCE_LIMITS } from '@oart/contract';

const LARGEST_MEBIBYTES = EVIDENCE_LIMITS.largestFileBytes / (1024 * 1024);

/** What somebody may choose; text is written here and never chosen. */
const CHOSEN_TYPES = ['application/pdf', 'image/png', 'text/csv'];

/** Why the server would refuse this file at once, as a sentence; null where it may be sent. */
export function refusalOf(file: Pick<File, 'name' | 'size' | 'type'>): string | null {
  if (file.size === 0) return `${file.name} is empty.`;
  if (file.size > EVIDENCE_LIMITS.largestFileBytes) {
    return `${file.name} is ${sizeInWords(file.size)}; at most ${String(LARGEST_MEBIBYTES)} MiB are accepted.`;
  }
  if (file.type === 'text/csv' && file.size > EVIDENCE_LIMITS.largestTextBytes) {
    return `${file.name} is ${sizeInWords(file.size)}; a table has at most 256 KiB: split it by structure or by month.`;
  }
  if (!CHOSEN_TYPES.includes(file.type)) {
    return `${file.name} is neither a PDF nor a picture (PNG, JPEG), nor the CSV of a log.`;
  }
  return null;
}

/** Of a file that was moved or changed since it was chosen. */
export function unreadable({ name }: Pick<File, 'name'>): string {
  return `${name} could not be read; it may have moved or changed. Choose it again.`;
}

/** `214 kB` */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${String(bytes)} bytes`;
  if (bytes < 1_000_000) return `${String(Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
