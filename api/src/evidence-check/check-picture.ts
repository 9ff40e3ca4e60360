import sharp from 'sharp';
import { RefusedFile } from './finding.ts';
import { wordsOfWholeChunks } from './png-chunks.ts';
import { requireNoPdf, requireOneFile } from './second-file.ts';

const MOST_PIXELS = 40_000_000;
/** Longest side of the copy for viewing: an A4 page at 300 dots an inch is 3508 high. */
const LONGEST_SIDE = 3_600;

export interface CheckedPicture {
  /** What was written beside its pixels. */
  readonly text: string;
  /** Re-encoded, for viewing. */
  readonly picture: Buffer;
}

/** What a PNG says and shows that is whole and ends where it says. @throws RefusedFile */
export async function checkPicture(bytes: Buffer): Promise<CheckedPicture> {
  const text = await wordsOfWholeChunks(bytes);
  requireOneFile(bytes);
  requireNoPdf(bytes);
  const { width, height } = sizeOf(bytes);
  if (width * height > MOST_PIXELS) throw new RefusedFile('too-many-pixels');
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    const picture = await sharp(bytes, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'warning',
      sequentialRead: true,
    })
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 6 })
      .toBuffer();
    return { text, picture };
  } catch {
    throw new RefusedFile('unreadable');
  }
}

/** From the header chunk, which is always the first. */
function sizeOf(bytes: Buffer): { readonly width: number; readonly height: number } {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') {
    throw new RefusedFile('unreadable');
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
