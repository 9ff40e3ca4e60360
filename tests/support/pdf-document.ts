import { deflateSync } from 'node:zlib';

/** A PDF object: a dictionary or other value as written, or a stream with its dictionary. */
export type PdfObject =
  | string
  | {
      readonly dictionary: string;
      readonly bytes: Buffer;
      readonly deflated?: boolean;
      /** The dictionary says its length and filter itself, rightly or wrongly. */
      readonly asItIs?: boolean;
    };

export const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>';

export interface PdfParts {
  /** Instead of the plain catalogue, as object 1. */
  readonly catalogue?: string;
  /** More entries of the one page, which is object 3. */
  readonly page?: string;
  /** From object 5 on. */
  readonly objects?: readonly PdfObject[];
  readonly trailer?: string;
  /** The text on the page. */
  readonly words?: string;
  /** Instead of the text, what is drawn on the page. */
  readonly content?: string;
  /** Instead of the page tree with its one page, as object 2. */
  readonly pages?: string;
  readonly comment?: string;
  /** Instead of `5 0 obj`, by number. */
  readonly headers?: Readonly<Record<number, string>>;
}

/** A whole PDF of one page, with cross-reference and trailer, and whatever is to be in it besides. */
export function pdfDocument(parts: PdfParts = {}): Buffer {
  const { catalogue = CATALOGUE, page = '', objects = [], trailer = '', words = 'Record' } = parts;
  const all: readonly PdfObject[] = [
    catalogue,
    parts.pages ?? '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>${page}>>`,
    { dictionary: '', bytes: latin1(parts.content ?? `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`) },
    ...objects,
  ];
  const pieces: Buffer[] = [latin1(`%PDF-1.7\n% ${parts.comment ?? ''}\n`)];
  const offsets: number[] = [];
  let at = pieces[0]?.length ?? 0;
  const add = (piece: Buffer): void => {
    pieces.push(piece);
    at += piece.length;
  };
  all.forEach((object, place) => {
    offsets.push(at);
    add(
      Buffer.concat([
        latin1(`${parts.headers?.[place + 1] ?? `${String(place + 1)} 0 obj`}\n`),
        written(object),
        latin1('\nendobj\n'),
      ]),
    );
  });
  const start = at;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(all.length + 1);
  add(latin1(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
  add(
    latin1(`trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${String(start)}\n%%EOF\n`),
  );
  return Buffer.concat(pieces);
}

function written(object: PdfObject): Buffer {
  if (typeof object === 'string') return latin1(object);
  const { dictionary, bytes, deflated = false, asItIs = false } = object;
  const packed = deflated ? deflateSync(bytes) : bytes;
  const filter = deflated ? '/Filter/FlateDecode' : '';
  const length = asItIs ? '' : `/Length ${String(packed.length)}`;
  return Buffer.concat([
    latin1(`<<${dictionary}${filter}${length}>>\nstream\n`),
    packed,
    latin1('\nendstream'),
  ]);
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
