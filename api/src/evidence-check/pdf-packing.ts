import { RefusedFile } from './finding.ts';
import { PdfName } from './pdf-objects.ts';
import type { PdfDictionary, PdfValue } from './pdf-objects.ts';

/** How a stream says that it was packed (ISO 32000-2, 7.4). */
export interface Packing {
  /** Names from the outside in, without ciphers that change nothing. */
  readonly filters: readonly string[];
  /** Whether it is more than packed: each row written as its difference to the one before. */
  readonly isPredicted: boolean;
}

/**
 * What a stream says of its packing, whichever way it is written.
 * @param meaningOf a value itself, or the object that it refers to
 * @throws RefusedFile where these are no names and parameters, one of them is a cipher, or codes grow as no rule says
 */
export function packingOf(
  dictionary: PdfDictionary,
  meaningOf: (value: PdfValue) => PdfValue,
): Packing {
  const listOf = (key: string): readonly PdfValue[] =>
    [meaningOf(dictionary.get(key) ?? null)]
      .flat()
      .map(meaningOf)
      .filter((each) => each !== null);
  // Readers know the parameters under their short name as well.
  const parameters = [...listOf('DecodeParms'), ...listOf('DP')].map(dictionaryIn);
  const said = (key: string): readonly PdfValue[] =>
    parameters.filter((each) => each.has(key)).map((each) => meaningOf(each.get(key) ?? null));
  // Without a name the cipher is `Identity`, which changes nothing (7.4.10).
  const isCipher = !said('Name').every((each) => isName(each, 'Identity'));
  const isOwnGrowth = !said('EarlyChange').every((each) => each === 0 || each === 1);
  if (isCipher || isOwnGrowth) throw new RefusedFile('unreadable');
  return {
    filters: listOf('Filter')
      .map(nameIn)
      .filter((name) => name !== 'Crypt'),
    isPredicted: !said('Predictor').every((each) => each === 1),
  };
}

/** What is none may be a packing that we do not see: two where one key stands twice. */
function nameIn(value: PdfValue): string {
  if (value instanceof PdfName) return value.text;
  throw new RefusedFile('unreadable');
}

function dictionaryIn(value: PdfValue): PdfDictionary {
  if (value instanceof Map) return value as PdfDictionary;
  throw new RefusedFile('unreadable');
}

const isName = (value: PdfValue, name: string): boolean =>
  value instanceof PdfName && value.text === name;
