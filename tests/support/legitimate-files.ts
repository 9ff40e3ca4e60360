import { deflateSync } from 'node:zlib';
import PdfKit from 'pdfkit';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { revised, withChunk } from './disguised-files.ts';
import { CATALOGUE, pdfDocument } from './pdf-document.ts';
import type { PdfObject } from './pdf-document.ts';

/** A file as departments have them, which is to be taken however odd it is inside. */
export interface LegitimateFile {
  readonly kind: string;
  readonly mediaType: 'application/pdf' | 'image/png';
  readonly bytes: Buffer;
}

/** Certificates, scans and pictures as programs of all sorts make them. */
export async function legitimateFiles(): Promise<readonly LegitimateFile[]> {
  const pdfs: readonly (readonly [string, Buffer])[] = [
    ...plainPdfs(),
    ['is a certificate with fonts, a form, an outline and links', await certificate()],
    ['is a scan in four printing colours', await scanAs('cmyk')],
    ['is a scan in grey', await scanAs('b-w')],
  ];
  const pngs = await pictures();
  return [
    ...pdfs.map(([kind, bytes]) => ({ kind, bytes, mediaType: 'application/pdf' as const })),
    ...pngs.map(([kind, bytes]) => ({ kind, bytes, mediaType: 'image/png' as const })),
  ];
}

/** An object that says nothing. */
const REMARK = '9 0 obj\n<</Title(A)>>\nendobj\n';
const READS_AS_END = 'a(<<[\n%%EOF\nb';

const UNCHECKED = deflateSync(Buffer.from('20 0 <</Title(A)>>')).subarray(0, -4);

function plainPdfs(): readonly (readonly [string, Buffer])[] {
  const whole = pdfDocument().toString('latin1');
  const catalogueWith = (entries: string): string => CATALOGUE.replace('>>', `${entries}>>`);
  const edited = (what: string | RegExp, into: string): Buffer =>
    Buffer.from(whole.replaceAll(what, into), 'latin1');
  return [
    ['is of version 2.0', edited('%PDF-1.7', '%PDF-2.0')],
    ['is of version 1.0', edited('%PDF-1.7', '%PDF-1.0')],
    ['ends its lines as Macintoshes did', edited('\n', '\r')],
    ['has no line behind its end', edited(/\n$/g, '')],
    ['has blanks and zeros behind its end', edited(/\n$/g, '\r\n \0\0\0')],
    ['is linearised', linearised(pdfDocument())],
    ['is linearised and was saved again', revised(linearised(pdfDocument()), REMARK)],
    ['was saved again', revised(pdfDocument())],
    ['was saved again twice', revised(revised(pdfDocument(), REMARK), REMARK)],
    ['was saved again right behind its end', revised(pdfDocument().subarray(0, -1), REMARK)],
    [
      'was saved again, and says the length of a stream in an object of its own',
      revised(
        pdfDocument(),
        `5 0 obj<</Length 6 0 R>>stream\n${READS_AS_END}endstream\nendobj\n6 0 obj ${String(READS_AS_END.length)} endobj\n`,
      ),
    ],
    ['has an end before its objects', edited('1 0 obj\n', '%%EOF\n1 0 obj\n')],
    [
      'has what reads as an end in a stream',
      pdfDocument({
        objects: [
          { dictionary: '', bytes: Buffer.from(`a\nstartxref\n9\n${READS_AS_END}MZ\n`) },
          { dictionary: '', bytes: Buffer.from(`a\n${READS_AS_END}MZ\n`) },
          { dictionary: '/Length 8 0 R', bytes: Buffer.from(READS_AS_END), asItIs: true },
          String(READS_AS_END.length),
        ],
      }),
    ],
    [
      'was filled up by a scanner',
      Buffer.concat([pdfDocument(), Buffer.from(`\r\n\r\n${'\0'.repeat(512)}`)]),
    ],
    [
      'got remarks and blank lines from a scanner',
      Buffer.concat([pdfDocument(), Buffer.from('\r\n%scanned 1/1\r\n\0\0\r\n%%EOF\r\n\0')]),
    ],
    ['says twice where it ends', Buffer.concat([pdfDocument(), Buffer.from('\n%%EOF\n')])],
    ['is of a word processor', revised(pdfDocument(), '', '/XRefStm 15')],
    [
      'opens where it says in a name',
      pdfDocument({
        catalogue: catalogueWith('/OpenAction<</S/GoTo/D(result)>>/Dests<</result[3 0 R/Fit]>>'),
      }),
    ],
    [
      'names the elements of its text as it likes',
      pdfDocument({
        catalogue: catalogueWith('/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>'),
        objects: [
          '<</Type/StructTreeRoot/K[6 0 R]/RoleMap<</Sound/Figure/Movie/Figure>>>>',
          '<</Type/StructElem/S/Sound/P 5 0 R/Pg 3 0 R/K 0/Alt(A bell)/T(Bell)>>',
        ],
      }),
    ],
    [
      'has links as people make them',
      pdfDocument({
        page: `/Annots[${[
          'https://localhost/a(b)',
          'mailto:a@localhost',
          'tel:1',
          'www.localhost',
          '#page=2',
          'a/b.html',
        ]
          .map(
            (address) =>
              `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</Type/Action/S/URI/URI(${address})>>>>`,
          )
          .join('')}]`,
      }),
    ],
    ['is of a program from before 1998', lzwPdf()],
    ['went by mail in letters', oldPdf()],
    ['says in objects of their own how it was packed', packedElsewhere()],
    ['names a cipher that changes nothing', identityPdf()],
    [
      'has a row of scores and a day',
      pdfDocument({ words: 'Rectum) Tj 60 0 Td (100) Tj 60 0 Td (100) Tj 60 0 Td (2024-03-11' }),
    ],
    [
      'has a form that was filled in',
      pdfDocument({
        catalogue: catalogueWith(
          '/AcroForm<</Fields[5 0 R]/NeedAppearances true/DA(/Helv 0 Tf)/DR<</Font<<>>>>>>',
        ),
        page: '/Annots[5 0 R]',
        objects: [
          '<</Type/Annot/Subtype/Widget/FT/Tx/T(score)/V(82)/Rect[0 0 9 9]/DA(/Helv 0 Tf)/MK<<>>/F 4>>',
        ],
      }),
    ],
    [
      'has remarks of a reader',
      pdfDocument({
        page: '/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Seen)/T(CCO-1)/Popup 5 0 R>>5 0 R]',
        objects: ['<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Open false>>'],
      }),
    ],
    [
      'has layers',
      pdfDocument({
        catalogue: catalogueWith('/OCProperties<</OCGs[5 0 R]/D<</Order[5 0 R]/ON[5 0 R]/AS[]>>>>'),
        objects: ['<</Type/OCG/Name(Stamp)/Usage<</Print<</PrintState/ON>>>>>>'],
      }),
    ],
    [
      'has its pages in branches',
      pdfDocument({
        pages: '<</Type/Pages/Kids[5 0 R]/Count 1>>',
        objects: [
          '<</Type/Pages/Kids[6 0 R]/Parent 2 0 R/Count 1>>',
          '<</Type/Pages/Kids[3 0 R]/Parent 5 0 R/Count 1>>',
        ],
      }),
    ],
    ['has its pages in 2,000 branches', branched(2_000)],
    [
      'says where it came from',
      pdfDocument({
        trailer: '/Info 5 0 R/ID[<00><00>]',
        catalogue: catalogueWith(
          '/Lang(en-GB)/ViewerPreferences<</DisplayDocTitle true>>/PageMode/UseOutlines/URI<</Base(https://localhost/)>>',
        ),
        objects: [
          '<</Title(Certificate)/Author(Department)/Creator(Microsoft\\256 Word)/Producer(Microsoft\\256 Word)/CreationDate(D:20261102090000Z)/ModDate(D:20261102090000Z)>>',
        ],
      }),
    ],
    [
      'opens on its first page by way of a list',
      pdfDocument({
        catalogue: catalogueWith('/OpenAction<</S/GoTo/D 5 0 R>>'),
        objects: ['[3 0 R/Fit]'],
      }),
    ],
    [
      'opens on its first page by way of an object whose number others had before',
      pdfDocument({
        catalogue: catalogueWith('/OpenAction 5 0 R'),
        objects: [
          '<</D[3 0 R/XYZ 0 0 null]>>\nendobj\n5 0 obj\n<</Names[]/Limits[]>>\nendobj\n5 0 obj\n<</S/GoTo/D[3 0 R/Fit]>>',
        ],
      }),
    ],
    [
      'has branches without pages',
      pdfDocument({
        pages: '<</Type/Pages/Kids[5 0 R 3 0 R 5 0 R]/Count 1>>',
        objects: ['<</Type/Pages/Kids[]/Count 0/Parent 2 0 R>>'],
      }),
    ],
    ['is a scan of pictures that few programs write', foreignPictures()],
    ...inlinePictures(),
    [
      'says where it was captured from, by no link',
      pdfDocument({ objects: ['(file:///private/var/a.txt)', '(javascript:1)'] }),
    ],
    ...['news:comp.text.tex', 'CTAN:macros/latex', 'arXiv:math/9201303', 'doi:10.1/1'].map(
      (address) =>
        [
          `names a source, ${address}`,
          pdfDocument({
            page: `/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI 5 0 R>>>>]`,
            objects: [`(${address})`],
          }),
        ] as const,
    ),
    [
      'was signed',
      pdfDocument({
        catalogue: catalogueWith('/AcroForm<</Fields[5 0 R]/SigFlags 3>>/Perms<</DocMDP 6 0 R>>'),
        page: '/Annots[5 0 R]',
        objects: [
          '<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/F 132/Rect[0 0 0 0]/P 3 0 R/V 6 0 R>>',
          `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 9 99 9]/Contents<${'00'.repeat(4_096)}>/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 2/V/1.2>>>>]/M(D:20261102090000Z)>>`,
        ],
      }),
    ],
    ...['/DecodeParms null', '/DecodeParms[null]', '/DecodeParms<</Predictor 1>>'].map(
      (parameters) =>
        [
          `packs its objects with ${parameters}`,
          pdfDocument({
            objects: [
              {
                dictionary: `/Type/ObjStm/N 1/First 5${parameters}`,
                bytes: Buffer.from('20 0 <</Title(A)>>'),
                deflated: true,
              },
            ],
          }),
        ] as const,
    ),
    [
      'packs its objects without a checksum',
      pdfDocument({
        objects: [
          {
            dictionary: `/Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length ${String(UNCHECKED.length)}`,
            bytes: UNCHECKED,
            asItIs: true,
          },
        ],
      }),
    ],
    ['names itself as the version before it', edited('/Root', '/Prev 0/Root')],
    ['says a length beyond its end', edited(/\/Length \d+/g, '/Length 99999999999')],
    ['says how long a stream is in an object of its own', indirectLength()],
    ['says a wrong number of pages', edited('/Count 1', '/Count 1000000000')],
    ['packs its objects', packedPdf()],
    [
      'has a seal in figures that is longer than what is read of it at once',
      pdfDocument({ objects: [`<</Type/Sig/Contents<${'0'.repeat(16_384)}>/Name(A)>>`] }),
    ],
    [
      'says in objects of their own how it packs an object, and a number too many',
      pdfDocument({
        objects: [
          {
            dictionary: '/Type/ObjStm/N 6 0 R/First 7 0 R',
            bytes: Buffer.from('20 0 21 9999 <<>>'),
          },
          '1',
          '13',
        ],
      }),
    ],
    [
      'has what reads as the end of an archive, and none',
      pdfDocument({
        objects: [{ dictionary: '', bytes: Buffer.from(`PK\u0005\u0006${'\u0001'.repeat(18)}`) }],
      }),
    ],
    [
      'has what reads as a file in an archive, and none',
      pdfDocument({ objects: [{ dictionary: '', bytes: Buffer.from('PK\u0001\u0002') }] }),
    ],
    ['leaves the last value of a dictionary out', pdfDocument({ objects: ['<</Title>>'] })],
    ['leaves a dictionary open', pdfDocument({ objects: ['<</Title(A)'] })],
    [
      'has a form to fill in without a script',
      pdfDocument({
        catalogue: catalogueWith('/AcroForm<</Fields[5 0 R]/NeedAppearances true>>'),
        page: '/Annots[5 0 R]',
        objects: ['<</Type/Annot/Subtype/Widget/FT/Tx/T(score)/V(82)/Rect[0 0 90 20]/P 3 0 R>>'],
      }),
    ],
    [
      'says how it is to be printed and archived',
      pdfDocument({
        catalogue: catalogueWith(
          '/PageMode/UseOutlines/PageLayout/OneColumn/Lang(en-GB)/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>' +
            '/PageLabels<</Nums[0<</S/D>>]>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)>>]/Metadata 5 0 R',
        ),
        page: '/Trans<</S/Fade>>/Group<</S/Transparency/CS/DeviceRGB>>',
        objects: [
          {
            dictionary: '/Type/Metadata/Subtype/XML',
            bytes: Buffer.from('<x:xmpmeta xmlns:x="a"/>'),
          },
        ],
      }),
    ],
    [
      'has an outline, a turn to a page and a mark on one',
      pdfDocument({
        catalogue: catalogueWith('/Outlines<</First 5 0 R/Last 5 0 R/Count 1>>'),
        page: '/Annots[<</Type/Annot/Subtype/Highlight/Rect[0 0 9 9]/QuadPoints[0 0 9 0 0 9 9 9]>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Named/N/NextPage>>>>]',
        objects: ['<</Title(Result)/A<</S/GoTo/D[3 0 R/Fit]>>>>'],
      }),
    ],
  ];
}

/** Drawn by words that were packed as programs did before 1998. */
function lzwPdf(): Buffer {
  // A fresh table, each letter as it is in nine bits, and the end.
  const codes = [256, ...Buffer.from('BT /F1 12 Tf 72 700 Td (LZW) Tj ET'), 257];
  const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
  const bytes = Buffer.from(
    bits.match(/.{1,8}/g)?.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)) ?? [],
  );
  return pdfDocument({
    page: '/Contents[4 0 R 5 0 R]',
    objects: [{ dictionary: '/Filter/LZWDecode', bytes }],
  });
}

/** All in letters, as it went by mail. */
function oldPdf(): Buffer {
  const hex = Buffer.from('BT /F1 12 Tf 72 700 Td (Hex) Tj ET').toString('hex');
  const deflated = deflateSync(Buffer.from('BT /F1 12 Tf 72 680 Td (Flate) Tj ET')).toString('hex');
  return pdfDocument({
    page: '/Contents[4 0 R 5 0 R 6 0 R 7 0 R]',
    objects: [
      { dictionary: '/Filter/ASCIIHexDecode', bytes: Buffer.from(`${hex}>`) },
      { dictionary: '/Filter[/ASCIIHexDecode/FlateDecode]', bytes: Buffer.from(`${deflated}>`) },
      { dictionary: '/Filter/RunLengthDecode', bytes: Buffer.from([3, 113, 32, 81, 32, 128]) },
    ],
  });
}

/** Each filter, or the list of them, is an object of its own (ISO 32000-2, 7.3.10). */
function packedElsewhere(): Buffer {
  const bytes = deflateSync(Buffer.from('BT /F1 12 Tf 72 700 Td (Flate) Tj ET'));
  return pdfDocument({
    page: '/Contents[4 0 R 5 0 R 6 0 R 7 0 R]',
    objects: [
      { dictionary: '/Filter 8 0 R', bytes },
      { dictionary: '/Filter 9 0 R/DecodeParms 10 0 R', bytes },
      { dictionary: '/Filter[8 0 R]/DecodeParms[10 0 R]', bytes },
      '/FlateDecode',
      '[8 0 R]',
      '<</Predictor 1>>',
    ],
  });
}

/** What a program leaves that took the encryption of all else away. */
function identityPdf(): Buffer {
  const bytes = deflateSync(Buffer.from('BT /F1 12 Tf 72 700 Td (Flate) Tj ET'));
  return pdfDocument({
    page: '/Contents[4 0 R 5 0 R 6 0 R]',
    objects: [
      { dictionary: '/Filter[/Crypt/FlateDecode]', bytes },
      {
        dictionary:
          '/Filter[/Crypt/FlateDecode]/DecodeParms[<</Type/CryptFilterDecodeParms/Name/Identity>>null]',
        bytes,
      },
    ],
  });
}

/** Logos and letters that stand among what is drawn. */
function inlinePictures(): readonly (readonly [string, Buffer])[] {
  const bytes = deflateSync(Buffer.alloc(64 * 64)).toString('latin1');
  const picture = (packing: string): string =>
    `q BI/W 64/H 64/CS/G/BPC 8${packing} ID ${bytes} EI Q\n`;
  const drawn: readonly (readonly [string, string])[] = [
    ['a picture', picture('/F/Fl')],
    ['a picture under both names', picture('/F[/Fl]/Filter[/FlateDecode]')],
    ['a picture of differences', picture('/F/Fl/DP<</Predictor 15/Columns 64>>')],
    ['500 pictures', picture('/F/Fl').repeat(500)],
    ['100,000 pictures that are not packed', 'BI/W 8/H 1 ID x EI '.repeat(100_000)],
    ['a mask', 'BI/W 8/H 8/IM true/BPC 1/D[1 0] ID 12345678 EI'],
    ['a fax', 'BI /W 8 /H 8 /IM true /F /CCF /DP <</K -1 /Columns 8>> ID 1234 EI'],
    ['words that read as a picture', 'BT /F1 12 Tf (BI /F /Fl and MRI: BI/F. IDEA) Tj ET'],
  ];
  return drawn.map(([what, content]) => [`draws ${what} on its page`, pdfDocument({ content })]);
}

function branched(depth: number): Buffer {
  const branches = Array.from(
    { length: depth },
    (_, place) =>
      `<</Type/Pages/Kids[${String(place === depth - 1 ? 3 : place + 6)} 0 R]/Parent ${String(place === 0 ? 2 : place + 4)} 0 R/Count 1>>`,
  );
  return pdfDocument({ pages: '<</Type/Pages/Kids[5 0 R]/Count 1>>', objects: branches });
}

/** JPEG 2000, JBIG2 and fax pictures, however they are decoded later. */
function foreignPictures(): Buffer {
  const of = (filter: string): PdfObject => ({
    dictionary: `/Type/XObject/Subtype/Image/Width 2480/Height 3508/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/${filter}`,
    bytes: Buffer.alloc(400, 7),
  });
  return pdfDocument({ objects: ['JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode'].map(of) });
}

/** With its first part before it, as programs write a PDF that is shown while it arrives. */
/** In two parts, as for the web: the first says how long both are. */
export function linearised(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const at = text.indexOf('1 0 obj');
  const firstOf = (length: number): string =>
    `9 0 obj\n<</Linearized 1/L ${String(length).padStart(8, '0')}/O 3/N 1>>\nendobj\nxref\n0 0\ntrailer\n<</Size 10/Root 1 0 R>>\nstartxref\n0\n%%EOF\n`;
  const first = firstOf(bytes.length + firstOf(0).length);
  const moved = (place: string): string =>
    String(Number(place) + first.length).padStart(place.length, '0');
  const rest = text
    .slice(at)
    .replaceAll(/^\d{10}(?= 00000 n)/gm, moved)
    .replace(/(?<=startxref\n)\d+/, moved);
  return Buffer.from(text.slice(0, at) + first + rest, 'latin1');
}

function indirectLength(): Buffer {
  const bytes = deflateSync(Buffer.from('BT (a) Tj ET'));
  return pdfDocument({
    objects: [
      { dictionary: '/Filter/FlateDecode/Length 6 0 R', bytes, asItIs: true },
      String(bytes.length),
    ],
  });
}

/** As most programs write a PDF today: objects in a stream, found by a cross-reference stream with a predictor. */
function packedPdf(): Buffer {
  const inner = [
    CATALOGUE,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
  ];
  let at = 0;
  const header = inner
    .map((object, place) => {
      const said = `${String(place + 1)} ${String(at)} `;
      at += object.length;
      return said;
    })
    .join('');
  const stream = (number: number, dictionary: string, content: Buffer): Buffer => {
    const packed = deflateSync(content);
    return Buffer.concat([
      Buffer.from(
        `${String(number)} 0 obj<<${dictionary}/Filter/FlateDecode/Length ${String(packed.length)}>>stream\r\n`,
      ),
      packed,
      Buffer.from('\r\nendstream endobj\r\n'),
    ]);
  };
  const start = Buffer.from('%PDF-1.5\r\n%\u00e2\u00e3\u00cf\u00d3\r\n', 'latin1');
  const page = stream(4, '', Buffer.from('BT /F1 12 Tf 72 720 Td (Record) Tj ET'));
  const objects = stream(
    5,
    `/Type/ObjStm/N ${String(inner.length)}/First ${String(header.length)}`,
    Buffer.from(header + inner.join('')),
  );
  const contentAt = start.length;
  const objectsAt = contentAt + page.length;
  const tableAt = objectsAt + objects.length;
  const rows = [
    [0, 0, 0],
    [2, 5, 0],
    [2, 5, 1],
    [2, 5, 2],
    [1, contentAt, 0],
    [1, objectsAt, 0],
    [1, tableAt, 0],
  ];
  const table = stream(
    6,
    '/Type/XRef/W[1 2 1]/Size 7/Root 1 0 R/DecodeParms<</Predictor 12/Columns 4>>',
    predicted(rows.map(([type = 0, place = 0, more = 0]) => [type, place >> 8, place & 255, more])),
  );
  const end = Buffer.from(`startxref\r\n${String(tableAt)}\r\n%%EOF\r\n`);
  return Buffer.concat([start, page, objects, table, end]);
}

/** Each row less the one before it, as PNG does it. */
function predicted(rows: readonly (readonly number[])[]): Buffer {
  return Buffer.from(
    rows.flatMap((row, place) => [
      2,
      ...row.map((byte, column) => (byte - (rows[place - 1]?.[column] ?? 0)) & 255),
    ]),
  );
}

async function certificate(): Promise<Buffer> {
  const pdf = new PdfKit({ tagged: true, displayTitle: true, lang: 'en-GB', pdfVersion: '1.7' });
  pdf.info.Title = 'Certificate';
  pdf.initForm();
  pdf.fontSize(20).text('Certificate of completion').text('A link', { link: 'https://localhost/' });
  pdf.formText('score', 72, 200, 90, 20, { value: '82' });
  pdf.outline.addItem('Result');
  pdf.image(await picture().png().toBuffer(), 72, 300);
  pdf.addPage().font('Courier').text('Page two');
  return written(pdf);
}

async function scanAs(colours: 'cmyk' | 'b-w'): Promise<Buffer> {
  const pdf = new PdfKit({ size: 'A4', margin: 0 });
  pdf.image(await picture().toColourspace(colours).jpeg().toBuffer(), 0, 0, { width: 595 });
  return written(pdf);
}

async function written(pdf: InstanceType<typeof PdfKit>): Promise<Buffer> {
  pdf.end();
  const pieces: Buffer[] = [];
  for await (const piece of pdf) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function picture(): Sharp {
  return sharp({ create: { width: 64, height: 48, channels: 3, background: '#246' } });
}

/** What programs and cameras write beside the pixels, rightly or wrongly. */
function remarks(png: Buffer): readonly (readonly [string, Buffer])[] {
  const texts = deflateSync(Buffer.from('Certificate'));
  const chunks: readonly (readonly [string, string, Buffer])[] = [
    ['is of a window, with its program', 'tEXt', Buffer.from('Software\0Snipping Tool')],
    ['has a packed text', 'zTXt', Buffer.concat([Buffer.from('Comment\0\0'), texts])],
    ['has a description', 'iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>')],
    [
      'has a packed description',
      'iTXt',
      Buffer.concat([Buffer.from('Title\0\u0001\0en-GB\0Title\0'), texts]),
    ],
    [
      'has a colour profile that is none',
      'iCCP',
      Buffer.concat([Buffer.from('ICC Profile\0\0'), deflateSync(Buffer.alloc(200))]),
    ],
    ['has a colour profile that is damaged', 'iCCP', Buffer.from('ICC Profile\0\0damaged')],
    ['has a day that does not exist', 'tIME', Buffer.from([7, 234, 13, 40, 0, 0, 0])],
    ['is of a Macintosh', 'iDOT', Buffer.alloc(28)],
    ['says its colours', 'sRGB', Buffer.from([0])],
    ['says how bright it is', 'gAMA', Buffer.from([0, 0, 0xb1, 0x8f])],
    ['says where its colours lie', 'cHRM', Buffer.alloc(32, 1)],
    ['says how large it is on paper', 'pHYs', Buffer.from([0, 0, 0x0e, 0xc4, 0, 0, 0x0e, 0xc4, 1])],
    ['says how it was taken', 'eXIf', Buffer.from('MM\0*\0\0\0\b\0\0', 'latin1')],
    ['is told as code', 'tEXt', Buffer.from('Comment\0<script>alert(1)</script>')],
  ];
  return chunks.map(([kind, type, content]) => [kind, withChunk(png, type, content)]);
}

async function pictures(): Promise<readonly (readonly [string, Buffer])[]> {
  return [
    ...remarks(await picture().png().toBuffer()),
    ['is a picture of one pixel', await picture().resize(1, 1).png().toBuffer()],
    ['is a picture of 16 bits', await picture().toColourspace('rgb16').png().toBuffer()],
    ['is a picture of few colours', await picture().png({ palette: true }).toBuffer()],
    ['is a picture that appears by and by', await picture().png({ progressive: true }).toBuffer()],
    ['is a picture that can be seen through', await picture().ensureAlpha(0.5).png().toBuffer()],
    [
      'is a picture that says how and where it was taken',
      await picture()
        .withMetadata({ density: 300, exif: { IFD0: { Copyright: 'Department' } } })
        .png()
        .toBuffer(),
    ],
  ];
}
