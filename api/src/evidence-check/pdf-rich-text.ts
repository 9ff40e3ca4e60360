const BLOCK_ENDS = /<(?:\/(?:p|div|li|body)|br)\b[^<>]*>/gi;
const TAGS = /<[^<>]*>/g;
const FIGURES = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;
const LAST_CODE = 0x10_ffff;

/**
 * The words of a rich text (XHTML; ISO 32000-2, 12.7.4.4), in lines as its paragraphs are.
 * @param written its bytes, in UTF-8 or of Latin letters in UTF-16
 */
export function wordsOfRichText(written: Buffer): string {
  return (
    new TextDecoder('utf-8')
      .decode(written)
      .replaceAll('\0', '')
      // In Latin letters a blank that does not break is no UTF-8.
      .replaceAll('\ufffd', ' ')
      .replaceAll(BLOCK_ENDS, '\n')
      .replaceAll(TAGS, '')
      .replaceAll(FIGURES, (_, hex: string | undefined, decimal: string | undefined) =>
        letterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
      )
      .replaceAll('&nbsp;', ' ')
  );
}

const letterOf = (code: number): string => (code > LAST_CODE ? ' ' : String.fromCodePoint(code));
