import { deflateSync } from 'node:zlib';
import type { HostileFile } from './hostile-files.ts';
import { pdfDocument } from './pdf-document.ts';
import type { PdfObject } from './pdf-document.ts';

const MEBIBYTE = 1024 * 1024;
const BOMB = deflateSync(Buffer.alloc(64 * MEBIBYTE)).toString('latin1');

/** Of 64 MiB, with these entries for how it is packed. */
const picture = (packing: string, bytes = BOMB): string =>
  `q BI/W 8192/H 8192/CS/G/BPC 8${packing} ID ${bytes}\nEI Q\n`;
/** Nine times what can be unpacked once. */
const BOMBS = picture('/F/Fl').repeat(9);

/** One page that draws this by a stream of its own, written so. */
const drawn = (content: string, dictionary = '', deflated = false): Buffer =>
  pdfDocument({
    page: '/Contents 5 0 R',
    objects: [{ dictionary, bytes: Buffer.from(content, 'latin1'), deflated }],
  });

type Kind = readonly [string, HostileFile['refusal'], Buffer];

/** Small outside, and larger inside than anybody reads, by pictures that stand among what a page draws. */
const bombs: readonly Kind[] = [
  ...[
    ['', '/F/Fl'],
    [' under long names', '/Filter/FlateDecode'],
    [' under both names', '/Filter/FlateDecode/F/DCT'],
    [' behind a comment', '% a\n/F/Fl'],
    [' in a list', '/F[/Fl]'],
  ].map(([how = '', packing = '']): Kind => [
    `draws bombs on its page${how}`,
    'too-large-inside',
    drawn(picture(packing).repeat(9)),
  ]),
  [
    'draws bombs of runs on its page',
    'too-large-inside',
    drawn(
      picture('/F[/Fl/RL]', deflateSync(Buffer.alloc(MEBIBYTE, 129)).toString('latin1')).repeat(9),
    ),
  ],
  [
    'draws bombs right behind another word',
    'too-large-inside',
    drawn(BOMBS.replaceAll('q BI', 'qBI')),
  ],
  ['draws bombs in what is deflated', 'too-large-inside', drawn(BOMBS, '', true)],
  [
    'draws bombs far into what is deflated',
    'too-large-inside',
    drawn(' '.repeat(300_000) + BOMBS, '', true),
  ],
  [
    'draws bombs where two pieces of what is deflated meet',
    'too-large-inside',
    drawn(' '.repeat(256 * 1024 - 7) + BOMBS, '', true),
  ],
  [
    'draws bombs in figures',
    'too-large-inside',
    drawn(`${Buffer.from(BOMBS, 'latin1').toString('hex')}>`, '/Filter/AHx'),
  ],
  ['draws bombs in codes', 'too-large-inside', drawn(inCodes(BOMBS), '/Filter/LZWDecode')],
  [
    'draws bombs by a form',
    'too-large-inside',
    drawn(BOMBS, '/Type/XObject/Subtype/Form/BBox[0 0 9 9]'),
  ],
  [
    'draws bombs by what calls itself a picture',
    'too-large-inside',
    drawn(BOMBS, '/Subtype/Image'),
  ],
  [
    'draws bombs by what calls itself a stream of objects',
    'too-large-inside',
    drawn(`9 0 <<>> ${BOMBS}`, '/Type/ObjStm/N 1/First 4', true),
  ],
];

/** Draws what we could not see as a reader does. */
const unseen: readonly Kind[] = [
  [
    'draws a picture that begins in one stream and goes on in the next',
    'unreadable',
    pdfDocument({
      page: '/Contents[5 0 R 6 0 R]',
      objects: [BOMBS.slice(0, 60), BOMBS.slice(60)].map((part) => ({
        dictionary: '',
        bytes: Buffer.from(part, 'latin1'),
      })),
    }),
  ],
  ...[
    ['behind its first word', 'q BI', picture('/F/Fl').slice(4)],
    ['among its entries', 'q BI/W 8192/H 8192', picture('/F/Fl').slice(18)],
    ['within its first word', 'q B', picture('/F/Fl').slice(3)],
  ].map(([where = '', ...parts]): Kind => [
    `draws a picture that two streams have between them, cut ${where}`,
    'unreadable',
    pdfDocument({
      page: '/Contents[5 0 R 6 0 R]',
      objects: parts.map((part) => ({ dictionary: '', bytes: Buffer.from(part, 'latin1') })),
    }),
  ]),
  ['draws a picture in a packing of no kind', 'unreadable', drawn(picture('/F/BrotliDecode'))],
  ['draws a picture that says twice how it is packed', 'unreadable', drawn(picture('/F/AHx/F/Fl'))],
  ...['/Contents 5 0 R', '/Contents 6 0 R', '/Contents[5 0 R]'].map((contents): Kind => [
    `writes what it draws as differences, ${contents}`,
    'unreadable',
    pdfDocument({ page: contents, objects: [differences(), '[5 0 R]'] }),
  ]),
  [
    'writes the letters of a font as differences',
    'unreadable',
    pdfDocument({
      objects: [differences(), '<</Type/Font/Subtype/Type3/CharProcs 7 0 R>>', '<</a 5 0 R>>'],
    }),
  ],
  [
    'writes what a form draws as differences',
    'unreadable',
    pdfDocument({ objects: [differences('/Subtype/Form')] }),
  ],
  ['begins pictures without end', 'unreadable', drawn('BI/'.repeat(300_000))],
  [
    'begins packed pictures without end',
    'too-large-inside',
    drawn(`${'q BI/F/Fl/W 1/H 1 ID x\n'.repeat(20_000)} EI `, '', true),
  ],
  ['draws what a picture holds', 'unreadable', drawn('a', '/Filter/JPXDecode')],
];

function differences(entries = ''): PdfObject {
  return {
    dictionary: `${entries}/DecodeParms<</Predictor 12>>`,
    bytes: Buffer.from(`\u0000${picture('/F/Fl')}`, 'latin1'),
    deflated: true,
  };
}

/** Each letter as it is in nine bits, with a fresh table before the codes grow. */
function inCodes(text: string): string {
  let bits = '';
  let out = '';
  const put = (code: number): void => {
    bits += code.toString(2).padStart(9, '0');
    while (bits.length >= 8) {
      out += String.fromCharCode(Number.parseInt(bits.slice(0, 8), 2));
      bits = bits.slice(8);
    }
  };
  for (let at = 0; at < text.length; at += 1) {
    if (at % 200 === 0) put(256);
    put(text.charCodeAt(at));
  }
  put(257);
  return out + String.fromCharCode(Number.parseInt(bits.padEnd(8, '0'), 2));
}

/** PDFs that are hostile by what their pages draw. */
export function hostileContents(): readonly HostileFile[] {
  return [...bombs, ...unseen].map(([kind, refusal, bytes]) => ({
    kind,
    refusal,
    bytes,
    mediaType: 'application/pdf',
  }));
}
