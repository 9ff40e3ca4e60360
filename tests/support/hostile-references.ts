import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostile-files.ts';
import { pdfDocument } from './pdf-document.ts';
import type { PdfParts } from './pdf-document.ts';

const BLANKS = ' '.repeat(60);
/** Of object 5, as readers take them and no program writes them. */
const HEADERS: readonly string[] = [
  '5 0 obj',
  `5${BLANKS}0 obj`,
  `5 0${BLANKS}obj`,
  '5\u00000\u0000obj',
  '5%a\n0 obj',
  '5 % 7\n0 obj',
  `5 %${'-'.repeat(99)} 7\n0 obj`,
  '5 0%a\nobj',
  '5.0 0 obj',
  '5. 0 obj',
  '5 0. obj',
  '+5 0 obj',
  '0 0 obj',
];
const REFERENCES: readonly (readonly [string, HostileFile['refusal']])[] = [
  ['5 0R', 'launch-action'],
  ['5%a\n0\u0000R', 'launch-action'],
  ...['5.0 0 R', '5. 0 R', '+5 0 R', '5 0.0 R'].map((each) => [each, 'unreadable'] as const),
];
const FILE = '(file:///c:/a.exe)';

type Kind = readonly [string, HostileFile['refusal'], PdfParts];

const linking = (reference: string): string =>
  `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI ${reference}>>>>]`;

/** What is judged where a reference leads, under a number that is hard to read. */
function headed(header: string): readonly Kind[] {
  const under = `under the number ${JSON.stringify(header)}`;
  return [
    [
      `leads to a file ${under}`,
      'launch-action',
      { page: linking('5 0 R'), objects: [FILE], headers: { 5: header } },
    ],
    [
      `opens with a web address ${under}`,
      'automatic-action',
      {
        catalogue: '<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>',
        objects: ['<</S/URI/URI(http://localhost/)>>'],
        headers: { 5: header },
      },
    ],
    [
      `has a page that it does not count ${under}`,
      'unreadable',
      {
        pages: '<</Type/Pages/Kids[3 0 R 5 0 R]/Count 1>>',
        objects: ['<</Type/Pages/Kids[]/Count 0>>', '<</Type/Page/MediaBox[0 0 9 9]>>'],
        headers: { 6: header },
      },
    ],
    [
      `says how a bomb was packed ${under}`,
      'unreadable',
      {
        objects: ['/DCTDecode', '/FlateDecode', { dictionary: '/Filter 5 0 R', bytes: EMPTY }],
        headers: { 6: header },
      },
    ],
  ];
}

const EMPTY = Buffer.alloc(0);

const others: readonly Kind[] = [
  ...REFERENCES.map(([reference, refusal]): Kind => [
    `leads to a file by ${JSON.stringify(reference)}`,
    refusal,
    { page: linking(reference), objects: [FILE] },
  ]),
  [
    'leads to a file that stands within another number',
    'launch-action',
    { page: linking('5 0 R'), objects: [FILE], headers: { 5: '15 0 obj' } },
  ],
  [
    'opens with what is not found',
    'automatic-action',
    { catalogue: '<</Type/Catalog/Pages 2 0 R/OpenAction 9 0 R>>' },
  ],
  ['leads to what is not found', 'unreadable', { page: linking('99 0 R') }],
  [
    'opens with an address that says not what it is',
    'automatic-action',
    { catalogue: '<</Type/Catalog/Pages 2 0 R/OpenAction<</URI(http://localhost/)>>>>' },
  ],
  [
    'has pages in a branch that it does not count',
    'unreadable',
    {
      pages: '<</Type/Pages/Kids[5 0 R]/Count 1>>',
      objects: ['<</Type/Pages/Parent 2 0 R/Kids[3 0 R 3 0 R]/Count 2>>'],
    },
  ],
  [
    'has objects without numbers without end',
    'unreadable',
    { comment: 'a obj null endobj '.repeat(101) },
  ],
  [
    'has a remark of more than a mebibyte',
    'too-large-inside',
    {
      page: `/Annots[<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/RC(${'a'.repeat(1024 * 1024 + 1)})>>]`,
    },
  ],
];

const ADDRESS = '<</S/URI/URI(http://localhost/)>>';
const PLACE = '[3 0 R/Fit]';

/** Whose cross-reference says of number 5 what stands behind 7 or in a stream, while something plain stands behind 5. */
function misled(): readonly (readonly [string, HostileFile['refusal'], Buffer])[] {
  const catalogue = '<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>';
  const byTable = (object: string, header: string): Buffer => {
    const document = pdfDocument({
      catalogue,
      objects: [object, PLACE],
      headers: { 5: header, 6: '5 0 obj' },
    });
    // The place of object 5 is right behind what stands before its number.
    const at = document.indexOf(header) + header.indexOf('5 0 obj');
    const said = document.toString('latin1').split('\n');
    const row = said.indexOf('xref') + 2 + 5;
    if (header.includes('5 0 obj')) said[row] = `${String(at).padStart(10, '0')} 00000 n `;
    return Buffer.from(said.join('\n'), 'latin1');
  };
  const byStream = pdfDocument({
    catalogue,
    objects: [
      PLACE,
      {
        dictionary: '/Type/ObjStm/N 2/First 10',
        bytes: Buffer.from(`20 0 21 4 <<>>${ADDRESS}`),
      },
      {
        dictionary: '/Type/XRef/Size 6/Index[5 1]/W[1 1 1]/Root 1 0 R',
        bytes: Buffer.from([2, 6, 1]),
        deflated: true,
      },
    ],
  });
  return [
    [
      'opens with what stands behind another number',
      'automatic-action',
      byTable(ADDRESS, '7 0 obj'),
    ],
    ['opens with what stands within a number', 'automatic-action', byTable(ADDRESS, '15 0 obj')],
    ['opens with what is packed under another number', 'automatic-action', byStream],
    [
      'has words that a reader finds under another number',
      'script',
      pdfDocument({
        page: '/Annots[<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/RC 5 0 R>>]',
        objects: ['(<a href="java&#115;cript:1">a</a>)', '(a)'],
        headers: { 5: '7 0 obj', 6: '5 0 obj' },
      }),
    ],
  ];
}

/**
 * Whose cross-reference is a stream that readers unpack otherwise than we might: they open with what is packed under
 * another number, while something plain stands behind 5.
 */
function unpackedOtherwise(): readonly (readonly [string, HostileFile['refusal'], Buffer])[] {
  const rows = Buffer.from([2, 6, 1]);
  const differences = Buffer.concat([Buffer.from([0]), rows]);
  const opening = (entries: string, bytes: Buffer): Buffer =>
    pdfDocument({
      catalogue: '<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>',
      objects: [
        PLACE,
        { dictionary: '/Type/ObjStm/N 2/First 10', bytes: Buffer.from(`20 0 21 4 <<>>${ADDRESS}`) },
        { dictionary: `/Type/XRef/Size 6/Root 1 0 R${entries}`, bytes },
      ],
    });
  const predicted = '<</Predictor 12/Columns 1000>>';
  const index = '/Index[5 1]/W[1 1 1]';
  const flate = `${index}/Filter/FlateDecode`;
  const packed = deflateSync(rows);
  const wrong = Buffer.from(packed);
  wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 1;
  const kinds: readonly (readonly [string, string, Buffer])[] = [
    ['four widths', '/Index[5 1]/W[1 1 1 40]', rows],
    ['a width in another writing', '/Index[5 1]/W[1 1 0x1]', Buffer.from([2, 6, 0])],
    ['a number that some cut', '/Index[5 1]/W[5 1 1]', Buffer.from([1, 0, 0, 0, 2, 6, 1])],
    ['a key that some cut', '/Index#00[50 1]/W[1 1 1]', Buffer.concat([Buffer.alloc(15), rows])],
    ['fewer rows than it says', '/Index[5 2]/W[1 1 1]', rows],
    ['a part of a row', `${flate}/DecodeParms${predicted}`, deflateSync(differences)],
    ['two kinds of parameters', `${flate}/DP<</Predictor 1>>/DecodeParms${predicted}`, packed],
    [
      'parameters of another filter',
      `${index}/Filter[/ASCIIHexDecode/FlateDecode]/DecodeParms[${predicted} null]`,
      Buffer.from(`${packed.toString('hex')}>`),
    ],
    ['parameters in a list', `${flate}/DecodeParms[<</Predictor 12/Columns 2>>]`, packed],
    ['a wrong checksum', flate, wrong],
  ];
  return kinds.map(([kind, entries, bytes]) => [
    `opens with what a cross-reference names with ${kind}`,
    'unreadable',
    opening(entries, bytes),
  ]);
}

/** A remark that readers unpack and we might not, as its checksum is wrong. */
function wronglyPacked(): readonly Kind[] {
  const bytes = deflateSync('<body><p>943 476 5919</p></body>');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return [
    [
      'has a remark with a wrong checksum',
      'unreadable',
      {
        page: '/Annots[<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/RC 5 0 R>>]',
        objects: [{ dictionary: '/Filter/FlateDecode', bytes }],
      },
    ],
  ];
}

/** A branch of pages that stands there twice, of which no cross-reference names the one with fewer. */
function twiceBranched(): readonly (readonly [string, HostileFile['refusal'], Buffer])[] {
  const branch = '<</Type/Pages/Parent 2 0 R/Kids[3 0 R 3 0 R]/Count 2>>';
  const decoy = '<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>';
  const sides: Readonly<Record<string, readonly string[]>> = {
    before: [decoy, branch],
    behind: [branch, decoy],
  };
  return Object.entries(sides).map(([side, objects]) => [
    `has pages in a branch that has another one ${side} it`,
    'unreadable',
    pdfDocument({
      pages: '<</Type/Pages/Kids[5 0 R]/Count 1>>',
      objects,
      headers: { 6: '5 0 obj' },
    }),
  ]);
}

/** PDFs whose references lead to what is judged, in spellings in which we could miss it and a reader does not. */
export function hostileReferences(): readonly HostileFile[] {
  const spelt = [...HEADERS.flatMap(headed), ...others, ...wronglyPacked()].map(
    ([kind, refusal, parts]) => [kind, refusal, pdfDocument(parts)] as const,
  );
  return [...spelt, ...misled(), ...unpackedOtherwise(), ...twiceBranched()].map(
    ([kind, refusal, bytes]) => ({
      kind,
      refusal,
      bytes,
      mediaType: 'application/pdf',
    }),
  );
}
