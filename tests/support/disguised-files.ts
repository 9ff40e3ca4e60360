import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostile-files.ts';
import { pngChunk, pngOf } from './hostile-files.ts';
import { CATALOGUE, pdfDocument } from './pdf-document.ts';
import type { PdfObject } from './pdf-document.ts';
import { largeZip, withBeforeEnd, zipOf } from './zip-archive.ts';

const LAUNCH = '<</S/Launch/F(cmd.exe)>>';
const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
const PROGRAM = 'MZ\u0090\u0000\u0003';
const MEBIBYTE = 1024 * 1024;

/** Behind what reads as the end of an object, so much that nobody who reads only its beginning comes to its end. */
const FALSE_END = `endobj ]${' '.repeat(3_000)}`;
const FALSE_ENDS = {
  'a string in figures': `<${FALSE_END}>`,
  'a string in letters': `(${FALSE_END})`,
  'a comment': `0%${FALSE_END}\n`,
  'a string in figures that begins twice': '[< ] endobj <>]',
  'an array': '[endobj]',
  'its dictionary': '0 endobj',
} as const;

/** An object stream as its numbers and places say; `dictionary` says what it calls itself. */
function objectStream(
  inner: readonly string[],
  dictionary = '/Type/ObjStm',
  { length = 'direct', level = 9, claims = inner.length } = {},
): PdfObject {
  let at = 0;
  const places = inner.map((object, place) => {
    const said = `${String(place + 20)} ${String(at)} `;
    at += object.length + 1;
    return said;
  });
  const header = places.join('');
  const bytes = deflateSync(Buffer.from(header + inner.join('\n'), 'latin1'), { level });
  const said = length === 'direct' ? String(bytes.length) : length;
  return {
    dictionary: `${dictionary}/N ${String(claims)}/First ${String(header.length)}/Filter/FlateDecode/Length ${said}`,
    bytes,
    asItIs: true,
  };
}

const bomb = deflateSync(Buffer.alloc(64 * MEBIBYTE));
const drawing = (from: number, to: number): PdfObject => ({
  dictionary: `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F ${String(to)} 0 R>>/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>`,
  bytes: Buffer.from(`/F Do ${'/F Do '.repeat(from === to ? 0 : 9)}BT /F1 1 Tf (x) Tj ET`),
});

const pdfs: readonly (readonly [string, HostileFile['refusal'], Buffer])[] = [
  [
    'packs a script with objects of every kind',
    'script',
    pdfDocument({ objects: [objectStream(['<</A[<</B<</C(x)>>>>]>>', `[[${SCRIPT}]]`])] }),
  ],
  [
    'packs a program behind what reads as the end of its stream',
    'launch-action',
    pdfDocument({
      objects: [
        objectStream(['<</T(\nendstream\nendobj\n)>>', LAUNCH], undefined, {
          length: '6 0 R',
          level: 0,
        }),
        '99',
      ],
    }),
  ],
  [
    'packs a program into a stream that says no length',
    'launch-action',
    pdfDocument({ objects: [objectStream([LAUNCH], undefined, { length: '-1', level: 0 })] }),
  ],
  [
    'packs a program into a stream of another name',
    'launch-action',
    pdfDocument({ objects: [objectStream([LAUNCH], '/Type/Metadata')] }),
  ],
  [
    'packs a program into a stream of two names',
    'launch-action',
    pdfDocument({ objects: [objectStream([LAUNCH], '/Type/ObjStm/Type/XObject')] }),
  ],
  [
    'packs a program where a comment shifts the list of places',
    'launch-action',
    pdfDocument({
      objects: [
        {
          dictionary: '/Type/ObjStm/N 2/First 14',
          bytes: Buffer.from(`% 7\n20 0 21 5 <<>> ${LAUNCH}`),
        },
      ],
    }),
  ],
  [
    'says in objects of their own where it packs a program',
    'launch-action',
    pdfDocument({
      objects: [
        {
          dictionary: '/Type/ObjStm/N 6 0 R/First 7 0 R',
          bytes: Buffer.from(`20 0 ${LAUNCH}`),
        },
        '1',
        '5',
      ],
    }),
  ],
  [
    'says twice where it packs an object',
    'unreadable',
    pdfDocument({
      objects: [
        {
          dictionary: '/Type/ObjStm/N 1/First 6 0 R',
          bytes: Buffer.from('20 0 <<>>'),
        },
        '5',
        '0 endobj 6 0 obj 4',
      ],
    }),
  ],
  [
    'says twice how its objects are packed',
    'unreadable',
    pdfDocument({ objects: [objectStream([LAUNCH], '/Type/ObjStm/Filter/FlateDecode')] }),
  ],
  [
    'has fewer objects in a stream than it says',
    'unreadable',
    pdfDocument({ objects: [objectStream(['<<>>'], undefined, { claims: 2 })] }),
  ],
  ...Object.entries(FALSE_ENDS).map(
    ([where, end]) =>
      [
        `starts a program behind what reads as its end in ${where}`,
        'launch-action',
        pdfDocument({ catalogue: CATALOGUE.replace('>>', `/X ${end}/OpenAction${LAUNCH}>>`) }),
      ] as const,
  ),
  [
    'starts a program from an array behind what reads as its end',
    'launch-action',
    pdfDocument({ objects: [`[<${FALSE_END}>${LAUNCH}]`] }),
  ],
  [
    'says behind what reads as the end of its trailer that it is encrypted',
    'encrypted',
    pdfDocument({ trailer: `/X<${FALSE_END}>/Encrypt 5 0 R`, objects: ['<</Filter/Standard>>'] }),
  ],
  [
    'takes a stream from another file, which stands behind what reads as its end',
    'external-file',
    pdfDocument({
      objects: [{ dictionary: `/X<${FALSE_END}>/F(other.bin)`, bytes: Buffer.from('x') }],
    }),
  ],
  [
    'holds its catalogue in its trailer',
    'launch-action',
    pdfDocument({ trailer: `/Root<</Type/Catalog/Pages 2 0 R/OpenAction${LAUNCH}>>` }),
  ],
  [
    'says twice what an action does',
    'launch-action',
    pdfDocument({ objects: ['<</S/GoTo/S/Launch/S/GoTo/F(cmd.exe)/D[3 0 R/Fit]>>'] }),
  ],
  [
    'calls an action an element of its structure',
    'launch-action',
    pdfDocument({ objects: ['<</Type/StructElem/S/Launch/F(cmd.exe)>>'] }),
  ],
  [
    'keeps the type of an annotation elsewhere',
    'media',
    pdfDocument({ page: '/Annots[<</Subtype 5 0 R/Rect[0 0 9 9]>>]', objects: ['/Screen'] }),
  ],
  ...[
    ['twice', '[3 0 R/Fit]/OpenAction<</S/URI/URI(http://localhost/)>>', '0'],
    ['by way of another object', '5 0 R', '6 0 R endobj 6 0 obj <</S/URI/URI(http://localhost/)>>'],
    [
      'by one of two objects of a number',
      '5 0 R',
      '<</D[3 0 R/Fit]>> endobj 5 0 obj <</S/URI/URI(http://localhost/)>>',
    ],
    ['by a place and what follows', '<</D[3 0 R/Fit]/Next<</S/URI/URI(http://localhost/)>>>>', '0'],
    [
      'with one thing after another',
      '<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(http://localhost/)>>>>',
      '0',
    ],
  ].map(
    ([how = '', action = '', object = '']) =>
      [
        `says ${how} what it does when it is opened`,
        'automatic-action',
        pdfDocument({
          catalogue: CATALOGUE.replace('>>', `/OpenAction ${action}>>`),
          objects: [object],
        }),
      ] as const,
  ),
  ...(
    [
      ['a script', 'script', '(javascript:app.alert\\(1\\))'],
      ['a script in figures', 'script', '<FEFF006A00610076006100730063007200690070007400 3A0031>'],
      ['a script in other signs', 'script', '(\\152ava\\\nscript:1)'],
      ['a script of another language', 'script', '( VBScript:1)'],
      ['a program', 'launch-action', '(file:///c:/windows/cmd.exe)'],
      ['a drive of the network', 'launch-action', '(\\\\\\\\localhost\\\\share)'],
    ] as const
  ).flatMap(([what, refusal, address]) =>
    [`/URI${address}`, '/URI 5 0 R'].map(
      (uri, place) =>
        [
          `has a link to ${what}${place === 0 ? '' : ', kept elsewhere'}`,
          refusal,
          pdfDocument({
            page: `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI${uri}>>>>]`,
            objects: [place === 0 ? '0' : address],
          }),
        ] as const,
    ),
  ),
  [
    'draws what stands in another file',
    'external-file',
    pdfDocument({
      objects: [
        {
          dictionary: '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(other.pdf)/Page 0>>',
          bytes: Buffer.from('f'),
        },
      ],
    }),
  ],
  ...[
    ['an end behind that', `${PROGRAM} %%EOF\n`],
    ['two ends behind that', `${PROGRAM} %%EOF\n%%EOF\n`],
    ['the end of another behind that', `${PROGRAM}\nstartxref\n9\n%%EOF\n`],
    ['two such ends behind that', `${PROGRAM}\nstartxref\n9\n%%EOF\nstartxref\n9\n%%EOF\n`],
    ['an object before that', `9 0 obj\nnull\nendobj\n${PROGRAM}\nstartxref\n9\n%%EOF\n`],
    ['a remark around that, and an end', `%${PROGRAM}\n%%EOF\n`],
    ['a remark before that', `% scanned\n${PROGRAM}\nstartxref\n9\n%%EOF\n`],
    [
      'a list around that, and an end',
      `9 0 obj\n[\nstartxref\n9\n%%EOF\n${PROGRAM}]endobj\nstartxref\n9\n%%EOF\n`,
    ],
    [
      'a stream around that, and an end',
      `9 0 obj<<>>stream\nstartxref\n9\n%%EOF\n${PROGRAM}\nendstream endobj\nstartxref\n9\n%%EOF\n`,
    ],
    ['a trailer before that', `trailer\n<<>>\n${PROGRAM}\nstartxref\n9\n%%EOF\n`],
  ].map(
    ([what = '', behind = '']) =>
      [
        `has a program behind it, and ${what}`,
        'hidden-content',
        Buffer.concat([pdfDocument(), Buffer.from(behind, 'latin1')]),
      ] as const,
  ),
  [
    'has a program on the line of its end, and an end behind that',
    'hidden-content',
    Buffer.concat([
      pdfDocument().subarray(0, -1),
      Buffer.from(`${PROGRAM}\nstartxref\n9\n%%EOF\n`, 'latin1'),
    ]),
  ],
  [
    'has a program on the line where its revision ends, and an end behind that',
    'hidden-content',
    Buffer.concat([
      revised(pdfDocument()).subarray(0, -1),
      Buffer.from(`${PROGRAM}\nstartxref\n9\n%%EOF\n`, 'latin1'),
    ]),
  ],
  [
    'has a program between two revisions',
    'hidden-content',
    revised(revised(Buffer.concat([pdfDocument(), Buffer.from(`${PROGRAM}\n`, 'latin1')]))),
  ],
  [
    'has an object behind its end that no revision names',
    'hidden-content',
    Buffer.concat([pdfDocument(), Buffer.from('9 0 obj\nnull\nendobj\n%%EOF\n')]),
  ],
  ['had a script before it was revised', 'script', revised(pdfDocument({ objects: [SCRIPT] }))],
  [
    'got a script when it was revised',
    'script',
    revised(pdfDocument(), `4 0 obj\n${SCRIPT}\nendobj\n`),
  ],
  [
    'got a script in a revision that its end does not name',
    'script',
    Buffer.concat([revised(pdfDocument(), `9 0 obj\n${SCRIPT}\nendobj\n`), pdfDocument()]),
  ],
  ...[
    ['40 bits', '/V 1/R 2/Length 40'],
    ['128 bits', '/V 4/R 4/Length 128/CF<</StdCF<</CFM/AESV2/Length 16>>>>/StmF/StdCF/StrF/StdCF'],
    ['256 bits', '/V 5/R 6/Length 256/CF<</StdCF<</CFM/AESV3/Length 32>>>>/StmF/StdCF/StrF/StdCF'],
  ].map(
    ([bits = '', how = '']) =>
      [
        `is encrypted with ${bits}`,
        'encrypted',
        pdfDocument({
          trailer: '/Encrypt 5 0 R/ID[<00><00>]',
          objects: [`<</Filter/Standard${how}/P -4/O<${'00'.repeat(48)}>/U<${'00'.repeat(48)}>>>`],
        }),
      ] as const,
  ),
  [
    'says in a cross-reference stream that it is encrypted',
    'encrypted',
    pdfDocument({
      objects: [{ dictionary: '/Type/XRef/Encrypt 7 0 R/W[1 1 1]/Size 1', bytes: Buffer.alloc(3) }],
    }),
  ],
  [
    'is a bomb within a bomb',
    'too-large-inside',
    pdfDocument({
      objects: Array.from({ length: 9 }, () => ({
        dictionary: '/Filter[/FlateDecode/Fl]',
        bytes: deflateSync(bomb),
      })),
    }),
  ],
  [
    'packs a bomb of objects',
    'too-large-inside',
    pdfDocument({
      objects: [{ dictionary: '/Type/ObjStm/N 1/First 4/Filter/FlateDecode', bytes: bomb }],
    }),
  ],
  [
    'draws itself over and over',
    'check-not-finished',
    pdfDocument({
      page: '/Resources<</XObject<</F 5 0 R>>>>',
      content: '/F Do',
      objects: Array.from({ length: 12 }, (_, place) => drawing(place, place + 6)),
    }),
  ],
  ...(
    [
      ['', 'stretched'],
      [', with a word of its own behind it', 'as it is'],
      [', with a gap before its end', 'apart'],
      [' of the large kind', 'large'],
    ] as const
  ).map(
    ([how, end]) =>
      [
        `is an archive as well${how}`,
        'hidden-content',
        alsoArchive((inside) => pdfDocument({ objects: [{ dictionary: '', bytes: inside }] }), end),
      ] as const,
  ),
  ...[
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46])],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1')],
    ['a WebP', Buffer.from('RIFF\u0024\u0000\u0000\u0000WEBPVP8 ', 'latin1')],
    ['a TIFF', Buffer.from('II*\u0000\u0008\u0000\u0000\u0000', 'latin1')],
    ['a HEIC', Buffer.from('\u0000\u0000\u0000\u0018ftypheic', 'latin1')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['an archive', zipOf('a.txt', Buffer.from('a'))],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
    ['of one byte', Buffer.from('%')],
    ['a start without an end', Buffer.from('%PDF-1.7\n')],
    ['an end without a start', Buffer.from('%%EOF')],
  ].map(([kind, bytes]) => [`is ${String(kind)}`, 'disguised', bytes as Buffer] as const),
];

const pngs: readonly (readonly [string, HostileFile['refusal'], Buffer])[] = [
  ['has no pixels', 'unreadable', pngOf(0, 0, Buffer.alloc(1))],
  [
    'shows one picture and hides others',
    'disguised',
    withChunk(pngOf(4, 4), 'acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
  ],
  [
    'shows one picture and hides others behind a long text',
    'hidden-content',
    withChunk(
      withChunk(pngOf(4, 4), 'acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
      'tEXt',
      Buffer.from(`a\0${'b'.repeat(6_000)}`),
    ),
  ],
  ...[
    ['text', 'zTXt', 'a\0\0'],
    ['text in another language', 'iTXt', 'a\0\u0001\0en\0a\0'],
    ['colour profile', 'iCCP', 'a\0\0'],
  ].map(
    ([what = '', type = '', head = '']) =>
      [
        `is a bomb in its ${what}`,
        'too-large-inside',
        withChunk(pngOf(4, 4), type, Buffer.concat([Buffer.from(head, 'latin1'), bomb])),
      ] as const,
  ),
  [
    'has a text with a wrong checksum',
    'unreadable',
    withWrongChecksum(withChunk(pngOf(4, 4), 'tEXt', Buffer.from('a\0b'))),
  ],
  [
    'is a PDF as well',
    'hidden-content',
    withChunk(pngOf(4, 4), 'tEXt', Buffer.concat([Buffer.from('a\0'), pdfDocument()])),
  ],
  [
    'is an archive as well',
    'hidden-content',
    alsoArchive((inside) => withChunk(pngOf(4, 4), 'prIv', inside)),
  ],
  [
    'has a chunk that is longer than it',
    'unreadable',
    Buffer.concat([
      pngOf(4, 4).subarray(0, 33),
      Buffer.from([0x7f, 0xff, 0xff, 0xff]),
      Buffer.from('IDAT'),
      pngChunk('IEND'),
    ]),
  ],
  ['is a JPEG', 'disguised', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46])],
  ['is of one byte', 'disguised', Buffer.from([0x89])],
];

/** Files that are something else, or something else besides, or hide what they hold from one reader or another. */
export function disguisedFiles(): readonly HostileFile[] {
  const all = { 'application/pdf': pdfs, 'image/png': pngs } as const;
  return (['application/pdf', 'image/png'] as const).flatMap((mediaType) =>
    all[mediaType].map(([kind, refusal, bytes]) => ({ kind, refusal, bytes, mediaType })),
  );
}

/** With a revision appended that names the one before it, as editors save a PDF. */
export function revised(bytes: Buffer, objects = '', trailer = ''): Buffer {
  const earlier = bytes.toString('latin1');
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(earlier)?.[1] ?? '0';
  const table = objects === '' ? '0 0\n' : '';
  const start = String(bytes.length + objects.length);
  return Buffer.from(
    `${earlier}${objects}xref\n${table}trailer\n<</Size 9/Root 1 0 R/Prev ${previous}${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
}

/** Puts a chunk behind the header of a PNG. */
export function withChunk(png: Buffer, type: string, content: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), pngChunk(type, content), png.subarray(33)]);
}

/** The first chunk behind the header of a PNG is damaged. */
function withWrongChecksum(png: Buffer): Buffer {
  const bytes = Buffer.from(png);
  bytes.writeUInt8(bytes.readUInt8(41) ^ 1, 41);
  return bytes;
}

/** A file that holds an archive whose end reaches to the end of the file, or stops before it, and how it ends. */
function alsoArchive(
  around: (inside: Buffer) => Buffer,
  end: 'stretched' | 'as it is' | 'apart' | 'large' = 'stretched',
): Buffer {
  const first = around(zipOf('a.txt', Buffer.from('a')));
  const at = first.indexOf('PK\u0003\u0004');
  const archive = zipOf('a.txt', Buffer.from('a'), at);
  switch (end) {
    case 'as it is':
      return around(archive);
    case 'apart':
      return around(withBeforeEnd(archive, Buffer.from('a gap')));
    case 'large':
      return around(largeZip(archive, at));
    case 'stretched':
      return around(zipOf('a.txt', Buffer.from('a'), at, first.length - at - archive.length));
  }
}
