import { crc32, deflateSync } from 'node:zlib';
import type { FileRefusal } from '@oart/contract';
import { CATALOGUE, pdfDocument } from './pdf-document.ts';
import type { PdfObject } from './pdf-document.ts';

/** A file that is to be refused, and for what; `other` where the bytes at its ends already give it away. */
export interface HostileFile {
  readonly kind: string;
  readonly mediaType: 'application/pdf' | 'image/png';
  readonly bytes: Buffer;
  readonly refusal: FileRefusal | 'disguised';
}

const catalogueWith = (entries: string): string => CATALOGUE.replace('>>', `${entries}>>`);
const link = (action: string): string =>
  `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<<${action}>>>>]`;
const packed = (inner: string): PdfObject => ({
  dictionary: '/Type/ObjStm/N 1/First 4',
  bytes: Buffer.from(`9 0 ${inner}`, 'latin1'),
  deflated: true,
});
const SCRIPT = '/S/JavaScript/JS(app.alert\\(1\\))';
const MEBIBYTE = 1024 * 1024;

const pdfs: readonly (readonly [string, FileRefusal | 'disguised', Buffer])[] = [
  [
    'runs a script when opened',
    'script',
    pdfDocument({ catalogue: catalogueWith(`/OpenAction<<${SCRIPT}>>`) }),
  ],
  [
    'names a script',
    'script',
    pdfDocument({
      catalogue: catalogueWith('/Names<</JavaScript 5 0 R>>'),
      objects: [`<</Names[(a)<<${SCRIPT}>>]>>`],
    }),
  ],
  ['hides the name of a script', 'script', pdfDocument({ page: link('/S/#4aavaScript/#4AS(1)') })],
  ['keeps the type of an action elsewhere', 'script', pdfDocument({ objects: ['/JavaScript'] })],
  [
    'packs a script into an object stream',
    'script',
    pdfDocument({ objects: [packed(`<<${SCRIPT}>>`)] }),
  ],
  [
    'puts a comment into the object',
    'script',
    pdfDocument({ objects: [`%x\n<< %/y\n${SCRIPT}>>`] }),
  ],
  ['has a script that no page leads to', 'script', pdfDocument({ objects: [`<<${SCRIPT}>>`] })],
  [
    'hides a script in a stream',
    'script',
    pdfDocument({
      objects: [{ dictionary: '', bytes: Buffer.from(`8 0 obj<<${SCRIPT}>>endobj`) }],
    }),
  ],
  [
    'acts when a page is opened',
    'automatic-action',
    pdfDocument({ page: '/AA<</O<</S/GoTo/D[3 0 R/Fit]>>>>' }),
  ],
  [
    'opens with a web address',
    'automatic-action',
    pdfDocument({
      catalogue: catalogueWith('/OpenAction 5 0 R'),
      objects: ['<</S/URI/URI(http://localhost/)>>'],
    }),
  ],
  ['starts a program', 'launch-action', pdfDocument({ page: link('/S/Launch/F(cmd.exe)') })],
  [
    'opens another file',
    'launch-action',
    pdfDocument({ page: link('/S/GoToR/F(other.pdf)/D[0/Fit]') }),
  ],
  [
    'sends a form',
    'form-action',
    pdfDocument({ page: link('/S/SubmitForm/F(http://localhost/)') }),
  ],
  ['loads a form', 'form-action', pdfDocument({ page: link('/S/ImportData/F(a.fdf)') })],
  [
    'is an XFA form',
    'form-xfa',
    pdfDocument({
      catalogue: catalogueWith('/AcroForm<</XFA 5 0 R/Fields[]>>'),
      objects: [{ dictionary: '', bytes: Buffer.from('<xdp/>') }],
    }),
  ],
  [
    'carries a file',
    'embedded-file',
    pdfDocument({
      catalogue: catalogueWith('/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>'),
      objects: [
        '<</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>>',
        { dictionary: '/Type/EmbeddedFile', bytes: Buffer.from('MZ') },
      ],
    }),
  ],
  [
    'carries a file on a page',
    'embedded-file',
    pdfDocument({ page: '/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]>>]' }),
  ],
  [
    'takes a stream from another file',
    'external-file',
    pdfDocument({ objects: [{ dictionary: '/F(other.bin)', bytes: Buffer.from('x') }] }),
  ],
  ['plays a film', 'media', pdfDocument({ page: link('/S/Rendition/OP 0') })],
  [
    'is encrypted',
    'encrypted',
    pdfDocument({
      trailer: '/Encrypt 5 0 R/ID[<00><00>]',
      objects: ['<</Filter/Standard/V 1/R 2/P -4/O<00>/U<00>>>'],
    }),
  ],
  [
    'has 201 pages',
    'too-many-pages',
    pdfDocument({ pages: `<</Type/Pages/Count 201/Kids[${'3 0 R '.repeat(201)}]>>` }),
  ],
  [
    'has 100,001 objects',
    'too-large-inside',
    pdfDocument({ comment: '1 0 obj null endobj '.repeat(100_001) }),
  ],
  ['is nested without end', 'too-large-inside', pdfDocument({ objects: ['['.repeat(100_000)] })],
  ['is a bomb of one layer', 'too-large-inside', pdfDocument({ objects: [...bombs(9)] })],
  [
    'is a bomb in layers',
    'too-large-inside',
    pdfDocument({
      objects: [{ dictionary: '/Filter[/FlateDecode/FlateDecode/FlateDecode]', bytes: layered(3) }],
    }),
  ],
  ['has nothing in it', 'unreadable', Buffer.from('%PDF-1.4\n%%EOF\n')],
  [
    'has objects that are none',
    'unreadable',
    Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  ],
  [
    'has a program behind it',
    'disguised',
    Buffer.concat([pdfDocument(), Buffer.from('MZ\u0090\u0000')]),
  ],
  [
    'has an archive behind it',
    'disguised',
    Buffer.concat([pdfDocument(), Buffer.from('PK\u0003\u0004')]),
  ],
  [
    'has a page before it',
    'disguised',
    Buffer.concat([Buffer.from('<script>1</script>'), pdfDocument()]),
  ],
  ['is a picture', 'disguised', pngOf(1, 1)],
];

const pngs: readonly (readonly [string, FileRefusal | 'disguised', Buffer])[] = [
  ['is 30,000 pixels square', 'too-many-pixels', pngOf(30_000, 30_000, Buffer.alloc(1))],
  ['has fewer pixels than it says', 'unreadable', pngOf(2_000, 2_000, Buffer.alloc(100))],
  ['has a wrong checksum', 'unreadable', broken(pngOf(4, 4))],
  [
    'has an archive behind it, and an end behind that',
    'hidden-content',
    Buffer.concat([pngOf(4, 4), Buffer.from('PK\u0003\u0004'), pngChunk('IEND')]),
  ],
  ['has a program behind it', 'disguised', Buffer.concat([pngOf(4, 4), Buffer.from('MZ')])],
  [
    'is nothing but an end',
    'unreadable',
    Buffer.concat([signature(), pngChunk('IHDR', Buffer.alloc(13)), pngChunk('IEND')]),
  ],
  ['is a PDF', 'disguised', pdfDocument()],
];

/** One file of each kind that somebody has tried on others, small to send however large inside. */
export function hostileFiles(): readonly HostileFile[] {
  const of =
    (mediaType: HostileFile['mediaType']) =>
    ([kind, refusal, bytes]: (typeof pdfs)[number]): HostileFile => ({
      kind,
      refusal,
      bytes,
      mediaType,
    });
  return [...pdfs.map(of('application/pdf')), ...pngs.map(of('image/png'))];
}

/** A grey PNG; with pixels of one's own it may lie about its size. */
export function pngOf(
  width: number,
  height: number,
  pixels = Buffer.alloc((width + 1) * height),
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    signature(),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND'),
  ]);
}

function signature(): Buffer {
  return Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
}

export function pngChunk(type: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(content.length, 0);
  numbers.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([numbers.subarray(0, 4), typed, numbers.subarray(4)]);
}

function broken(png: Buffer): Buffer {
  const bytes = Buffer.from(png);
  bytes.writeUInt8(bytes.readUInt8(30) ^ 1, 30);
  return bytes;
}

/** Streams of 64 MiB each, packed a thousandfold. */
function bombs(count: number): readonly PdfObject[] {
  const bytes = deflateSync(Buffer.alloc(64 * MEBIBYTE));
  return Array.from({ length: count }, () => ({ dictionary: '/Filter/FlateDecode', bytes }));
}

/** 64 MiB, packed again and again. */
function layered(layers: number): Buffer {
  let bytes = Buffer.alloc(64 * MEBIBYTE);
  for (let layer = 0; layer < layers; layer += 1) bytes = deflateSync(bytes);
  return bytes;
}
