import { RefusedFile } from './finding.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';

const TIFF = 2;
const FIRST_OF_PNG = 10;
const LAST_OF_PNG = 15;

/**
 * What rows of bytes were before each was written as its difference to the one before (ISO 32000-2, 7.4.4.4).
 * @param dictionary of the stream that was unpacked
 * @throws RefusedFile where it does not say so by itself, or more than one byte belongs together
 */
export function withoutDifferences(content: Buffer, dictionary: PdfDictionary): Buffer {
  const parameters = parametersOf(dictionary);
  if (!(parameters instanceof Map)) throw new RefusedFile('unreadable');
  const said = parameters as PdfDictionary;
  const numberOf = (key: string, otherwise: number): number => {
    const value: PdfValue = said.get(key) ?? otherwise;
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
    throw new RefusedFile('unreadable');
  };
  const predictor = numberOf('Predictor', 1);
  const isPlain =
    numberOf('Colors', 1) === 1 && numberOf('BitsPerComponent', 8) === 8 && !said.has('BPC');
  const columns = numberOf('Columns', 1);
  if (isPlain && predictor === TIFF) return sumsOf(content, columns);
  if (isPlain && predictor >= FIRST_OF_PNG && predictor <= LAST_OF_PNG) {
    return rowsOf(content, columns);
  }
  throw new RefusedFile('unreadable');
}

/**
 * What the one filter of a stream is told. Readers differ in which of two keys and which of several filters is meant,
 * and whether one filter in a list is told what stands in none.
 */
function parametersOf(dictionary: PdfDictionary): PdfValue {
  const filter = dictionary.get('Filter') ?? null;
  const parameters = dictionary.get('DecodeParms') ?? null;
  if (dictionary.has('DP') || Array.isArray(filter) !== Array.isArray(parameters)) return null;
  const lists = [filter, parameters].flatMap((each) => (Array.isArray(each) ? [each] : []));
  if (lists.some(({ length }) => length !== 1)) return null;
  const [only = null] = [parameters].flat();
  return only;
}

function sumsOf(content: Buffer, columns: number): Buffer {
  const out = Buffer.from(content);
  for (let at = 1; at < out.length; at += 1) {
    if (at % columns !== 0) out[at] = (out[at] ?? 0) + (out[at - 1] ?? 0);
  }
  return out;
}

/** Each row behind a byte that says what it differs from. */
function rowsOf(content: Buffer, columns: number): Buffer {
  const rows = content.length / (columns + 1);
  // What is left of one is filled by some readers, and passed over by others.
  if (!Number.isInteger(rows)) throw new RefusedFile('unreadable');
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (columns + 1);
    const start = row * columns;
    const kind = content[from] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const at = start + column;
      const left = column === 0 ? 0 : (out[at - 1] ?? 0);
      const above = row === 0 ? 0 : (out[at - columns] ?? 0);
      const corner = row === 0 || column === 0 ? 0 : (out[at - columns - 1] ?? 0);
      out[at] = (content[from + 1 + column] ?? 0) + expected(kind, left, above, corner);
    }
  }
  return out;
}

/** What a byte is the difference to (PNG, section 9). */
function expected(kind: number, left: number, above: number, corner: number): number {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return nearest(left + above - corner, [left, above, corner]);
    default:
      throw new RefusedFile('unreadable');
  }
}

/** The first of those that are as near. */
function nearest(value: number, candidates: readonly [number, number, number]): number {
  return candidates.reduce((best, each) =>
    Math.abs(value - each) < Math.abs(value - best) ? each : best,
  );
}
