import { createHash, randomBytes } from 'node:crypto';
import { pdfDocument } from '../support/pdf-document.ts';

export const FILES = 200;
export const AT_ONCE = 8;
const FILE_BYTES = 5 * 1024 * 1024;
const MARK = 'mark-of-this-file-0000000000';

/** A scan as departments send it: a page with one picture that no packing makes smaller. */
export function scan(): Buffer {
  const picture = randomBytes(FILE_BYTES - pdfDocument({ comment: MARK }).length - 200);
  return pdfDocument({
    comment: MARK,
    objects: [
      {
        dictionary:
          '/Type/XObject/Subtype/Image/Width 2480/Height 3508/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode',
        bytes: picture,
      },
    ],
  });
}

/** The same scan as another file, with a hash of its own. */
export function copyOf(base: Buffer, number: number): Buffer {
  const bytes = Buffer.from(base);
  bytes.write(String(number).padStart(10, '0'), base.indexOf(MARK) + MARK.length - 10, 'latin1');
  return bytes;
}

export function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Does something for so many numbers from `first` on, some at a time. Resolves to milliseconds. */
export async function inTurn(
  first: number,
  work: (number: number) => Promise<void>,
  count = FILES,
): Promise<number> {
  const started = performance.now();
  let next = first;
  const one = async (): Promise<void> => {
    while (next < first + count) {
      const number = next;
      next += 1;
      await work(number);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return performance.now() - started;
}
