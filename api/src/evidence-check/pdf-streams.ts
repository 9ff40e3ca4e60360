import { constants, createInflate } from 'node:zlib';
import type { Inflate } from 'node:zlib';
import { RefusedFile } from './finding.ts';

const PIECE_BYTES = 256 * 1024;

/**
 * How large the stream is when its layers are unpacked; nothing of it is kept.
 * @param take is given each piece
 * @throws RefusedFile beyond `most` bytes.
 */
export async function inflatedSize(
  bytes: Buffer,
  layers: number,
  most: number,
  take: (piece: Buffer) => void = () => undefined,
): Promise<number> {
  let size = 0;
  await unpack(bytes, layers, most, (piece) => {
    size += piece.length;
    take(piece);
  });
  return size;
}

/** The stream with its layers unpacked, as far as it is whole. @throws RefusedFile beyond `most` bytes. */
export async function inflated(bytes: Buffer, layers: number, most: number): Promise<Buffer> {
  return layers === 0 ? bytes : (await unpacked(bytes, layers, most)).content;
}

/**
 * What was deflated once, where it is whole: before damage readers find more than is known here.
 * @throws RefusedFile where it is not, or beyond `most` bytes.
 */
export async function inflatedWhole(bytes: Buffer, most: number): Promise<Buffer> {
  const { content, isWhole } = await unpacked(bytes, 1, most);
  if (!isWhole) throw new RefusedFile('unreadable');
  return content;
}

async function unpacked(
  bytes: Buffer,
  layers: number,
  most: number,
): Promise<{ readonly content: Buffer; readonly isWhole: boolean }> {
  const pieces: Buffer[] = [];
  const isWhole = await unpack(bytes, layers, most, (piece) => pieces.push(piece));
  return { content: Buffer.concat(pieces), isWhole };
}

/**
 * A stream that is damaged ends where it is damaged, as readers take it: false then.
 * @throws RefusedFile beyond `most` bytes.
 */
async function unpack(
  bytes: Buffer,
  layers: number,
  most: number,
  take: (piece: Buffer) => void,
): Promise<boolean> {
  const steps: Inflate[] = Array.from({ length: layers }, () =>
    // Readers take what is there of a stream that was cut.
    createInflate({ chunkSize: PIECE_BYTES, finishFlush: constants.Z_SYNC_FLUSH }),
  );
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return true;
  steps.forEach((step, place) => {
    const next = steps[place + 1];
    if (next !== undefined) step.pipe(next);
    step.on('error', () => last.destroy());
  });
  first.end(bytes);
  try {
    let size = 0;
    for await (const piece of last as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) throw new RefusedFile('too-large-inside');
      take(piece);
    }
    return true;
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
    return false;
  } finally {
    for (const step of steps) step.destroy();
  }
}
