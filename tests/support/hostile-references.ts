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

/** PDFs whose references lead to what is judged, in spellings in which we could miss it and a reader does not. */
export function hostileReferences(): readonly HostileFile[] {
  return [...HEADERS.flatMap(headed), ...others].map(([kind, refusal, parts]) => ({
    kind,
    refusal,
    bytes: pdfDocument(parts),
    mediaType: 'application/pdf',
  }));
}
