import { brotliCompressSync, deflateSync } from 'node:zlib';
import { revised } from './disguised-files.ts';
import { pngChunk } from './hostile-files.ts';
import type { HostileFile } from './hostile-files.ts';
import { CATALOGUE, pdfDocument } from './pdf-document.ts';
import type { PdfObject, PdfParts } from './pdf-document.ts';

const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
const FILE = { dictionary: '/Type/EmbeddedFile', bytes: Buffer.from('MZ') };
const MEBIBYTE = 1024 * 1024;
const ZEROS = Buffer.alloc(64 * MEBIBYTE);
const BOMB = deflateSync(ZEROS);

type Kind = readonly [string, HostileFile['refusal'], Buffer];

const catalogue = (entries: string, objects: readonly PdfObject[] = []): Buffer =>
  pdfDocument({ catalogue: CATALOGUE.replace(/>>$/, `${entries}>>`), objects });
const annotation = (entries: string): string => `/Annots[<</Type/Annot/Rect[0 0 9 9]${entries}>>]`;
const linked = (action: string): Buffer =>
  pdfDocument({ page: annotation(`/Subtype/Link/A<<${action}>>`) });
const packed = (inner: string, filter = '/Type/ObjStm'): PdfObject => ({
  dictionary: `${filter}/N 1/First 4`,
  bytes: Buffer.from(`9 0 ${inner}`, 'latin1'),
  deflated: true,
});
const streams = (
  filter: string,
  bytes: Buffer,
  count: number,
  more: readonly PdfObject[] = [],
): Buffer =>
  pdfDocument({
    objects: [
      ...Array.from({ length: count }, () => ({ dictionary: `/Filter${filter}`, bytes })),
      ...more,
    ],
  });

/** Asks for something, in each of the places and spellings in which a document may ask. */
const asking: readonly Kind[] = [
  [
    'packs an opening action',
    'script',
    pdfDocument({ objects: [packed(`<</OpenAction${SCRIPT}>>`)] }),
  ],
  [
    'packs an action of a page',
    'automatic-action',
    pdfDocument({ objects: [packed('<</AA<<>>>>')] }),
  ],
  ['spells a script letter by letter', 'script', linked('/#53/#4a#61vaScript/#4a#53(1)')],
  [
    'spells an action of a page in figures',
    'automatic-action',
    pdfDocument({ page: '/#41#41<<>>' }),
  ],
  [
    'spells a form that is sent in figures',
    'form-action',
    linked('/S/Submit#46orm/F(http://localhost)'),
  ],
  [
    'starts a program from the tree of its pages',
    'launch-action',
    pdfDocument({
      pages: `<</Type/Pages/Kids[3 0 R]/Count 1${annotation('/Subtype/Link/A<</S/Launch/Win<</F(a)>>>>')}>>`,
    }),
  ],
  [
    'starts a program from a bookmark',
    'launch-action',
    catalogue('/Outlines<</First 5 0 R/Last 5 0 R/Count 1>>', [
      '<</Title(a)/A<</S/Launch/F(a)>>>>',
    ]),
  ],
  [
    'does one thing after the other',
    'script',
    linked(`/S/GoTo/D[3 0 R/Fit]/Next[<</S/URI/URI(http://localhost)/Next ${SCRIPT}>>]`),
  ],
  ['acts when a page is turned', 'script', pdfDocument({ page: `/PresSteps<</NA ${SCRIPT}>>` })],
  ['opens a file inside another', 'launch-action', linked('/S/GoToE/T<</R/C/N(a.pdf)>>')],
  [
    'opens with its first page by name',
    'automatic-action',
    catalogue('/OpenAction<</S/Named/N/FirstPage>>'),
  ],
  ['leads to a drive', 'launch-action', linked('/S/URI/URI(smb://localhost/a)')],
  ['leads to a program of the system', 'launch-action', linked('/S/URI/URI(ms-msdt:/id a)')],
  ['leads to a page that it brings', 'script', linked('/S/URI/URI(data:text/html,a)')],
  ['begins all its links with a script', 'script', catalogue('/URI<</Base(javascript:1)>>')],
];

/** Carries what is no part of the record. */
const carrying: readonly Kind[] = [
  [
    'carries a file that belongs to it',
    'embedded-file',
    catalogue('/AF[<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>]', [FILE]),
  ],
  [
    'carries a file under a name spelt in figures',
    'embedded-file',
    catalogue('/AF[<</F(a.exe)/#45F<</F 5 0 R>>>>]', [FILE]),
  ],
  ['is a collection of files', 'embedded-file', catalogue('/Collection<</View/D>>')],
  ['names a file of the web', 'external-file', catalogue('/AF[<</FS/URL/F(http://localhost/a)>>]')],
  ['plays', 'media', pdfDocument({ page: annotation('/Subtype/RichMedia/RichMediaContent<<>>') })],
  ['has a solid', 'media', pdfDocument({ page: annotation('/Subtype/3D/3DD 5 0 R') })],
  ['has a screen', 'media', pdfDocument({ page: annotation('/Subtype/Screen') })],
  [
    'had a script that a revision took out',
    'script',
    revised(catalogue(`/OpenAction${SCRIPT}`), `1 0 obj\n${CATALOGUE}\nendobj\n`),
  ],
  [
    'hides objects where old readers do not look',
    'script',
    revised(pdfDocument({ objects: [packed(SCRIPT)] }), '', '/XRefStm 15'),
  ],
  [
    'packs objects as a picture',
    'unreadable',
    pdfDocument({ objects: [packed(SCRIPT, '/Type/ObjStm/DecodeParms<<>>/Filter/JBIG2Decode')] }),
  ],
  [
    'ends a stream before an object in it',
    'script',
    lying('/Length 0', `a endstream endobj 77 0 obj ${SCRIPT} endobj`),
  ],
  ['says a stream longer than the file', 'script', lying('/Length 99999', 'a', [SCRIPT])],
  ['is encrypted under a name spelt in figures', 'encrypted', encrypted('#45ncrypt')],
  ['is encrypted for nobody in particular', 'encrypted', encrypted('Encrypt')],
  ['has pages that it does not count', 'unreadable', pagesOf(300, 1)],
  ['is its own page', 'unreadable', pdfDocument({ pages: '<</Type/Pages/Kids[2 0 R]/Count 1>>' })],
];

function lying(length: string, bytes: string, more: readonly PdfObject[] = []): Buffer {
  const stream = { dictionary: length, bytes: Buffer.from(bytes), asItIs: true };
  return pdfDocument({ objects: [stream, ...more] });
}

function encrypted(key: string): Buffer {
  const filter = '/Filter/Standard/V 4/R 4/Length 128/P -4';
  return pdfDocument({ trailer: `/${key}<<${filter}/O<00>/U<00>>>/ID[<00><00>]` });
}

function pagesOf(kids: number, count: number): Buffer {
  const tree: PdfParts['pages'] = `<</Type/Pages/Count ${String(count)}/Kids[${'3 0 R '.repeat(kids)}]>>`;
  return pdfDocument({ pages: tree });
}

/** Small outside, and larger inside than anybody reads. */
const bombs: readonly Kind[] = [
  [
    'is a bomb in figures',
    'too-large-inside',
    streams('[/AHx/Fl]', Buffer.from(`${BOMB.toString('hex')}>`), 9),
  ],
  [
    'is a bomb of runs',
    'too-large-inside',
    streams('[/FlateDecode/RunLengthDecode]', deflateSync(Buffer.alloc(9 * MEBIBYTE, 129)), 1),
  ],
  [
    'was packed three times in three ways',
    'too-large-inside',
    streams('[/ASCII85Decode/FlateDecode/LZWDecode/RunLengthDecode]', BOMB, 1),
  ],
  [
    'was packed once more than it can be',
    'too-large-inside',
    streams('[/LZWDecode/FlateDecode]', BOMB, 1),
  ],
  [
    'has a font of 600 MB',
    'too-large-inside',
    pdfDocument({
      objects: [
        { dictionary: '/Filter/FlateDecode', bytes: deflateSync(Buffer.alloc(600_000_000)) },
        '<</Type/FontDescriptor/FontName/A/FontFile2 5 0 R/Flags 4>>',
      ],
    }),
  ],
];

/** Says how it was packed in a way that we and a reader may take otherwise. */
const oddlyPacked: readonly Kind[] = [
  ['is a bomb of Brotli', 'unreadable', streams('/BrotliDecode', brotliCompressSync(ZEROS), 9)],
  ['is a bomb behind a packing of no kind', 'unreadable', streams('[/Foo/FlateDecode]', BOMB, 9)],
  [
    'is a bomb behind a cipher that changes nothing',
    'too-large-inside',
    streams('[/Crypt/FlateDecode]', BOMB, 9),
  ],
  [
    'is a bomb behind a cipher of its own',
    'unreadable',
    streams('[/Crypt/FlateDecode]/DecodeParms[<</Name/Own>>null]', BOMB, 9),
  ],
  [
    'is a bomb that says in an object of its own how it was packed',
    'too-large-inside',
    streams(' 14 0 R', BOMB, 9, ['/FlateDecode']),
  ],
  [
    'is a bomb that says so in a list of such objects',
    'too-large-inside',
    streams(' 14 0 R', BOMB, 9, ['[15 0 R]', '/FlateDecode']),
  ],
  [
    'says in a packed object how a bomb was packed',
    'too-large-inside',
    streams(' 20 0 R', BOMB, 9, [
      { dictionary: '/Type/ObjStm/N 1/First 5', bytes: Buffer.from('20 0 /FlateDecode') },
    ]),
  ],
  [
    'says in two ways how a bomb was packed',
    'unreadable',
    streams(' 14 0 R', BOMB, 9, ['/DCTDecode', '0\nendobj\n14 0 obj\n/FlateDecode']),
  ],
  ['says nowhere how a bomb was packed', 'unreadable', streams(' 99 0 R', BOMB, 9)],
  [
    'says twice how a bomb was packed',
    'unreadable',
    streams('/ASCIIHexDecode/Filter/FlateDecode', BOMB, 9),
  ],
  ['is a bomb behind a picture', 'unreadable', streams('[/CCITTFaxDecode/FlateDecode]', BOMB, 9)],
  ['draws a bomb of Brotli', 'unreadable', drawn('/BrotliDecode', brotliCompressSync(ZEROS))],
  ['draws a bomb behind a packing of no kind', 'unreadable', drawn('[/Foo/FlateDecode]', BOMB)],
  ['draws a bomb that says so elsewhere', 'too-large-inside', drawn(' 14 0 R', BOMB)],
  [
    'packs objects by a list of differences under a short name',
    'unreadable',
    pdfDocument({ objects: [packed('<<>>', '/Type/ObjStm/DP<</Predictor 12>>')] }),
  ],
];

/** On its page, nine times what can be unpacked once. */
function drawn(filter: string, bytes: Buffer): Buffer {
  const picture: PdfObject = {
    dictionary: `/Type/XObject/Subtype/Image/Width 8192/Height 8192/ColorSpace/DeviceGray/BitsPerComponent 8/Filter${filter}`,
    bytes,
  };
  const names = Array.from({ length: 9 }, (_, place) => `/I${String(place)}`);
  return pdfDocument({
    page: `/Resources<</XObject<<${names.map((name, place) => `${name} ${String(place + 5)} 0 R`).join('')}>>>>`,
    content: names.map((name) => `${name} Do`).join(' '),
    objects: [...names.map(() => picture), '/FlateDecode'],
  });
}

const white = (length: number): string => ' '.repeat(length);

/** A PDF whose first comment holds letters at a place of the file. */
function withLettersAt(place: number, letters: string): Buffer {
  const bytes = pdfDocument({ comment: white(place + 99) });
  bytes.write(letters, place, 'latin1');
  return bytes;
}

const disguises: readonly Kind[] = [
  ['is a picture of a patient (DICOM) as well', 'hidden-content', withLettersAt(128, 'DICM')],
  ['is a tape as well', 'hidden-content', withLettersAt(257, 'ustar\u000000')],
  ['is a disc as well', 'hidden-content', withLettersAt(0x8001, 'CD001')],
  [
    'holds an archive (RAR)',
    'hidden-content',
    streams('[]', Buffer.from('Rar!\u001a\u0007\u0000'), 1),
  ],
  [
    'holds an archive (7z)',
    'hidden-content',
    streams('[]', Buffer.from('7z\u00bc\u00af\u0027\u001c', 'latin1'), 1),
  ],
  ['is a web page as well', 'hidden-content', pdfDocument({ comment: '<html><script>1</script>' })],
  [
    'is a program of a server as well',
    'hidden-content',
    pdfDocument({ comment: '<?php echo 1; ?>' }),
  ],
  [
    'is a letter with a program as well',
    'hidden-content',
    pdfDocument({ comment: '\nMIME-Version: 1.0\nContent-Type: a; boundary="b"\n' }),
  ],
  [
    'begins behind other bytes',
    'disguised',
    Buffer.concat([Buffer.alloc(1_000, 65), pdfDocument()]),
  ],
];

/** The fields of a header: width, height, depth, colour type, packing, filter, interlace. */
function header(width: number, height: number, ...rest: readonly number[]): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set(rest, 8);
  return bytes;
}

const GREY = header(4, 4, 8, 0);
const PIXELS = deflateSync(Buffer.alloc(20));

function png(...chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const all = [...chunks.map(([type, content]) => pngChunk(type, content)), pngChunk('IEND')];
  return Buffer.concat([signature, ...all]);
}

const pictures: readonly Kind[] = [
  [
    'appears by and by in 400 million pixels',
    'too-many-pixels',
    png(['IHDR', header(20_000, 20_000, 1, 0, 0, 0, 1)], ['IDAT', PIXELS]),
  ],
  [
    'is wider than can be',
    'too-many-pixels',
    png(['IHDR', header(0x7fff_ffff, 1, 1)], ['IDAT', PIXELS]),
  ],
  [
    'has colours without a list of them',
    'unreadable',
    png(['IHDR', header(4, 4, 8, 3)], ['IDAT', PIXELS]),
  ],
  [
    'has a list of colours that is too long',
    'unreadable',
    png(['IHDR', header(4, 4, 8, 3)], ['PLTE', Buffer.alloc(771)], ['IDAT', PIXELS]),
  ],
  ['has three bits a pixel', 'unreadable', png(['IHDR', header(4, 4, 3)], ['IDAT', PIXELS])],
  ['has colours of no kind', 'unreadable', png(['IHDR', header(4, 4, 8, 1)], ['IDAT', PIXELS])],
  [
    'has rows of no kind',
    'unreadable',
    png(['IHDR', GREY], ['IDAT', deflateSync(Buffer.alloc(20, 9))]),
  ],
  ['has no picture', 'unreadable', png(['IHDR', GREY])],
  [
    'has two headers',
    'unreadable',
    png(['IHDR', GREY], ['IHDR', header(8, 8, 8)], ['IDAT', PIXELS]),
  ],
  [
    'has a part that must be known, and is not',
    'unreadable',
    png(['IHDR', GREY], ['ABCD', PIXELS], ['IDAT', PIXELS]),
  ],
  [
    'has a picture that is cut off',
    'unreadable',
    png(['IHDR', header(400, 400, 8)], ['IDAT', PIXELS]),
  ],
  [
    'has texts that are a bomb together',
    'too-large-inside',
    png(
      ['IHDR', GREY],
      ...Array.from(
        { length: 30 },
        () =>
          [
            'zTXt',
            Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(MEBIBYTE))]),
          ] as const,
      ),
      ['IDAT', PIXELS],
    ),
  ],
  [
    'holds an archive (RAR)',
    'hidden-content',
    png(['IHDR', GREY], ['prIv', Buffer.from('Rar!\u001a\u0007\u0000')], ['IDAT', PIXELS]),
  ],
  ['has something in its end', 'disguised', endWithContent()],
];

function endWithContent(): Buffer {
  return Buffer.concat([
    png(['IHDR', GREY], ['IDAT', PIXELS]).subarray(0, -12),
    pngChunk('IEND', Buffer.from('MZ')),
  ]);
}

/** What hostile files do by their structure: where and how they ask, carry, swell and pass for something else. */
export function hostileStructures(): readonly HostileFile[] {
  const of =
    (mediaType: HostileFile['mediaType']) =>
    ([kind, refusal, bytes]: Kind): HostileFile => ({ kind, refusal, bytes, mediaType });
  return [
    ...[...asking, ...carrying, ...bombs, ...oddlyPacked, ...disguises].map(of('application/pdf')),
    ...pictures.map(of('image/png')),
  ];
}
