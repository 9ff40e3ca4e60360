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
  await unpack(bytes, layers, (piece) => {
    size += piece.length;
    if (size > most) throw new RefusedFile('too-large-inside');
    take(piece);
  });
  return size;
}

/** The stream with its layers unpacked. @throws RefusedFile beyond `most` bytes. */
export async function inflated(bytes: Buffer, layers: number, most: number): Promise<Buffer> {
  if (layers === 0) return bytes;
  const pieces: Buffer[] = [];
  await inflatedSize(bytes, layers, most, (piece) => pieces.push(piece));
  return Buffer.concat(pieces);
}

/** A stream that is damaged ends where it is damaged, as readers take it. */
async function unpack(bytes: Buffer, layers: number, take: (piece: Buffer) => void): Promise<void> {
  const steps: Inflate[] = Array.from({ length: layers }, () =>
    // Readers take what is there of a stream that was cut.
    createInflate({ chunkSize: PIECE_BYTES, finishFlush: constants.Z_SYNC_FLUSH }),
  );
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return;
  steps.forEach((step, place) => {
    const next = steps[place + 1];
    if (next !== undefined) step.pipe(next);
    step.on('error', () => last.destroy());
  });
  first.end(bytes);
  try {
    for await (const piece of last) take(piece as Buffer);
  } catch (error) {
    if (error instanceof RefusedFile) throw error;
  } finally {
    for (const step of steps) step.destroy();
  }
}
