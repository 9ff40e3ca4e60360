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

/** Makes of a copy of the scan another file, with a hash of its own. */
export function mark(copy: Buffer, number: number): void {
  const at = copy.indexOf(MARK.slice(0, -10)) + MARK.length - 10;
  copy.write(String(number).padStart(10, '0'), at, 'latin1');
}

export function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Does something with so many files from number `first` on, some at a time. Resolves to milliseconds. */
export async function inTurn(
  base: Buffer,
  first: number,
  work: (bytes: Buffer, number: number) => Promise<void>,
  count = FILES,
): Promise<number> {
  // What it costs to make files is no part of what is measured: each has the place of the one before it.
  const copies = Array.from({ length: AT_ONCE }, () => Buffer.from(base));
  const started = performance.now();
  let next = first;
  const one = async (copy: Buffer): Promise<void> => {
    while (next < first + count) {
      const number = next;
      next += 1;
      mark(copy, number);
      await work(copy, number);
    }
  };
  await Promise.all(copies.map(one));
  return performance.now() - started;
}
