import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Problem } from '@oart/contract';
import { FILE_REFUSALS } from '@oart/contract';
import { disguisedFiles, withChunk } from '../support/disguised-files.ts';
import { hostileContents } from '../support/hostile-contents.ts';
import { hostileFiles, pngOf } from '../support/hostile-files.ts';
import type { HostileFile } from '../support/hostile-files.ts';
import { hostileReferences } from '../support/hostile-references.ts';
import { hostileStructures } from '../support/hostile-structures.ts';
import { legitimateFiles } from '../support/legitimate-files.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { pdfDocument } from '../support/pdf-document.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { announcement, putContent, sha256Of } from '../support/uploads.ts';

/** Often enough that no check goes unasked; without a pause the asking would be most of the work. */
const ASKED_AGAIN_AFTER_MS = 20;

let product: Product;
let adapter: TestMember;

beforeAll(async () => {
  product = await startProduct();
  adapter = await joinMember(product, 'Adapter-1', ['staff-member']);
});

afterAll(() => product.close());

async function send({ bytes, mediaType }: Pick<HostileFile, 'bytes' | 'mediaType'>) {
  const name = mediaType === 'image/png' ? 'record.png' : 'record.pdf';
  const request = announcement(bytes, 'Adapter-1', {
    file: { name, mediaType, size: bytes.length, sha256: sha256Of(bytes) },
  });
  await adapter.post('/api/evidence', request).expect(201);
  return putContent(adapter, request.id, bytes).set('content-type', mediaType).send(bytes);
}

function filesKept(): readonly string[] {
  const evidence = join(product.database.settings.dataDirectory, 'evidence');
  return readdirSync(evidence, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

describe('a file is refused, and nothing of it is kept, that', () => {
  it.each(
    [
      ...hostileFiles(),
      ...disguisedFiles(),
      ...hostileStructures(),
      ...hostileContents(),
      ...hostileReferences(),
    ].map((file) => [file.mediaType, file.kind, file] as const),
  )('(%s) %s', async (_type, _kind, file) => {
    const before = filesKept();
    const asking = new AbortController();
    const answers = askMeanwhile(asking.signal);
    const { status, body } = await send(file);
    asking.abort();
    expect((await answers).every((answer) => answer === 200)).toBe(true);
    const problem = body as Problem;
    expect([status, problem.errors?.[0]?.code ?? 'disguised']).toEqual([
      file.refusal === 'disguised' ? 415 : 422,
      file.refusal,
    ]);
    expect(problem.detail).toBe(
      file.refusal === 'disguised' ? problem.detail : FILE_REFUSALS[file.refusal],
    );
    expect(filesKept()).toEqual(before);
  });
});

/** What the product answers to others while it checks a file. */
async function askMeanwhile(signal: AbortSignal): Promise<readonly number[]> {
  const statuses: number[] = [];
  do {
    statuses.push((await fetch(`${product.url}/health/live`)).status);
    await wait(ASKED_AGAIN_AFTER_MS);
  } while (!signal.aborted);
  return statuses;
}

describe('a file is taken that', () => {
  const whole = pdfDocument().toString('latin1');
  it.each<[string, HostileFile['mediaType'], Buffer]>([
    ['is a plain PDF', 'application/pdf', pdfDocument()],
    [
      'says a wrong place of its objects',
      'application/pdf',
      edited(/startxref\n\d+/, 'startxref\n7'),
    ],
    ['has no cross-reference', 'application/pdf', edited(/xref\n[^]*?trailer/, 'trailer')],
    ['says a wrong length of a stream', 'application/pdf', edited(/\/Length \d+/, '/Length 3')],
    [
      'opens on its first page',
      'application/pdf',
      pdfDocument({ catalogue: '<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/Fit]>>' }),
    ],
    [
      'links to a web page',
      'application/pdf',
      pdfDocument({
        page: '/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://localhost)>>>>]',
      }),
    ],
    ['is a picture', 'image/png', pngOf(640, 480)],
  ])('%s', async (_, mediaType, bytes) => {
    const { status, body } = await send({ mediaType, bytes });
    expect([status, (body as Problem).detail]).toEqual([201, undefined]);
  });

  function edited(what: RegExp, into: string): Buffer {
    const bytes = Buffer.from(whole.replace(what, into), 'latin1');
    expect(bytes.equals(Buffer.from(whole, 'latin1'))).toBe(false);
    return bytes;
  }
});

describe('a file as departments have them', () => {
  it('is taken, however odd it is inside', async () => {
    for (const file of await legitimateFiles()) {
      const { status, body } = await send(file);
      expect([file.kind, status, (body as Problem).detail]).toEqual([file.kind, 201, undefined]);
    }
  });
});

describe('a sheet is refused, and nothing of it is kept, that', () => {
  const HEAD = 'structure,score,pass mark,attempt,completed on';
  it.each<[string, number, Buffer]>([
    ['is written in UTF-16', 415, Buffer.from(`\ufeff${HEAD}\n`, 'utf16le')],
    ['holds a zero', 415, Buffer.from(`${HEAD}\nBladder\0,82,75,1,2026-01-05\n`)],
    ['is no UTF-8', 422, Buffer.from(`${HEAD}\nBl\u00e4dder,82,75,1,2026-01-05\n`, 'latin1')],
    ['turns its letters round', 422, Buffer.from(`${HEAD}\nBladder\u202e,82,75,1,2026-01-05\n`)],
    [
      'is of an old spreadsheet',
      422,
      Buffer.from(`sep=,\n${HEAD}\nCaf\u00e9,82,75,1,2026-01-05\n`, 'latin1'),
    ],
    ['is one long line', 422, Buffer.from('x'.repeat(256 * 1024))],
    ['is all cells', 422, Buffer.from(','.repeat(256 * 1024))],
    ['is all quotation marks', 422, Buffer.from('"'.repeat(256 * 1024))],
    ['is all lines', 422, Buffer.from(`${HEAD}\n`.repeat(5_000))],
    ['calculates', 422, Buffer.from(`${HEAD}\n"=cmd|' /C calc'!A0",82,75,1,2026-01-05\n`)],
    ['is a PDF', 415, pdfDocument()],
    ['is one byte', 422, Buffer.from('x')],
  ])('%s', async (_, expected, bytes) => {
    const before = filesKept();
    const request = announcement(bytes, 'Adapter-1', {
      type: 'proknow-log',
      skill: 'oar-outlining',
      treatmentSites: ['prostate'],
      file: { name: 'log.csv', mediaType: 'text/csv', size: bytes.length, sha256: sha256Of(bytes) },
    });
    await adapter.post('/api/evidence', request).expect(201);
    const { status, body } = await putContent(adapter, request.id, bytes, 'text/csv').send(bytes);
    expect([status, (body as Problem).detail]).toEqual([expected, expect.any(String)]);
    expect((body as Problem).detail.includes('saved as “CSV UTF-8”')).toBe(expected === 415);
    expect(filesKept()).toEqual(before);
  });
});

describe('a kind of file that is no evidence', () => {
  it.each(['image/jpeg', 'image/svg+xml', 'image/heic', 'application/zip', 'text/html', ''])(
    '%j is refused before a byte is sent',
    async (mediaType) => {
      const request = announcement(pdfDocument(), 'Adapter-1');
      const announced = { ...request, file: { ...request.file, mediaType } };
      const { body } = await adapter.post('/api/evidence', announced).expect(400);
      expect((body as Problem).errors).toMatchObject([{ pointer: '/file/mediaType' }]);
    },
  );
});

describe('a PDF that names a patient', () => {
  const catalogue = '<</Type/Catalog/Pages 2 0 R';
  it.each<readonly [string, Buffer]>([
    ['on its page', pdfDocument({ words: 'Case of 943 476 5919' })],
    [
      'word by word',
      pdfDocument({ words: 'Case of) Tj 9 0 Td (943) Tj 60 0 Td (476) Tj 60 0 Td (5919' }),
    ],
    [
      'in a remark on its page',
      pdfDocument({ page: remark('/Subtype/Text/Contents(9434765919)') }),
    ],
    [
      'in words written onto its page',
      pdfDocument({ page: remark('/Subtype/FreeText/Contents(943-476-5919)') }),
    ],
    [
      'in a remark that has its words in letters of several kinds alone',
      pdfDocument({
        page: remark(
          '/Subtype/FreeText/DA(/Helv 9 Tf)/RC(<body xmlns="http://www.w3.org/1999/xhtml"><p>943 <b>476</b> 5919</p></body>)',
        ),
      }),
    ],
    ...['5 0 R', '[5 0 R]'].flatMap((value) => [
      [
        `in a remark that has them as ${value} alone`,
        pdfDocument({
          page: remark(`/Subtype/FreeText/DA(/Helv 9 Tf)/RC ${value}`),
          objects: [richText('<p>943 <b>476</b> 5919</p>')],
        }),
      ] as const,
      [
        `in a field that has them as ${value} alone`,
        pdfDocument({
          page: remark(`/Subtype/Widget/FT/Tx/T(case)/Ff 33554432/RV ${value}`),
          objects: [richText('<p>943&#160;476&#x20;5919</p>')],
        }),
      ] as const,
    ]),
    [
      'in a remark, divided by signs that have names',
      pdfDocument({
        page: remark('/Subtype/FreeText/RC(<p>943&ensp;476<!-- > -->&ndash;5919</p>)'),
      }),
    ],
    [
      'in a field that has them in letters of several kinds alone',
      pdfDocument({
        page: remark('/Subtype/Widget/FT/Tx/T(case)/RV(<body><p>943 <i>476</i> 5919</p></body>)'),
      }),
    ],
    [
      'in a field of its form that stands on no page, in UTF-16',
      pdfDocument({
        objects: [
          '<</FT/Tx/T(case)/RV 6 0 R>>',
          `<FEFF${Buffer.from('<p>943 476 5919</p>', 'utf16le').swap16().toString('hex')}>`,
        ],
      }),
    ],
    [
      'in a remark that is printed alone',
      pdfDocument({ page: remark('/Subtype/FreeText/F 36/Contents(943 476 5919)') }),
    ],
    [
      'in the name above a remark',
      pdfDocument({ page: remark('/Subtype/Text/T(943 476 5919)/Contents(Seen)') }),
    ],
    [
      'in a field of its form',
      pdfDocument({
        catalogue: `${catalogue}/AcroForm<</Fields[5 0 R]>>>>`,
        page: '/Annots[5 0 R]',
        objects: ['<</Type/Annot/Subtype/Widget/FT/Tx/T(case)/V(943 476 5919)/Rect[0 0 9 9]>>'],
      }),
    ],
    [
      'in its title',
      pdfDocument({ trailer: '/Info 5 0 R', objects: ['<</Title(943 476 5919)>>'] }),
    ],
    [
      'in its keywords',
      pdfDocument({ trailer: '/Info 5 0 R', objects: ['<</Keywords(a, 943 476 5919)>>'] }),
    ],
    ...[
      '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">943 476 5919</rdf:li></rdf:Alt></dc:title>',
      '<dc:description><rdf:Alt><rdf:li>943 476 5919</rdf:li></rdf:Alt></dc:description>',
      '<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>943 476 5919</rdf:li></rdf:Seq></dc:creator>',
      '<dc:subject><rdf:Bag><rdf:li>943 476 5919</rdf:li></rdf:Bag></dc:subject>',
      '<pdf:Keywords>943 476 5919</pdf:Keywords>',
    ].map((entry) => [`in its metadata, ${entry}`, described('', entry)] as const),
    ['in its metadata, in an attribute', described(' pdf:Keywords="943 476 5919"')],
    [
      'in a bookmark',
      pdfDocument({
        catalogue: `${catalogue}/Outlines<</First 5 0 R/Last 5 0 R/Count 1>>>>`,
        objects: ['<</Title(Cases)/First 6 0 R/Last 6 0 R/Count 1>>', '<</Title(9434765919)>>'],
      }),
    ],
  ])('%s is refused until that is taken out', async (_, bytes) => {
    const { status, body } = await send({ mediaType: 'application/pdf', bytes });
    expect(status).toBe(422);
    expect((body as Problem).detail).toBe('No patient identifier is stored here.');
  });

  it('beside the pixels of a picture is refused until that is taken out', async () => {
    const bytes = withChunk(pngOf(4, 4), 'tEXt', Buffer.from('PatientID\u0000943 476 5919'));
    const { status, body } = await send({ mediaType: 'image/png', bytes });
    expect([status, (body as Problem).detail]).toEqual([
      422,
      'No patient identifier is stored here.',
    ]);
  });

  function richText(words: string) {
    const bytes = Buffer.from(`<body xmlns="http://www.w3.org/1999/xhtml">${words}</body>`);
    return { dictionary: '', bytes, deflated: true };
  }

  /** With metadata as XMP (ISO 16684-1). */
  function described(attributes: string, entries = ''): Buffer {
    const space = (name: string, of: string): string => ` xmlns:${name}="${of}"`;
    const spaces =
      space('rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#') +
      space('dc', 'http://purl.org/dc/elements/1.1/') +
      space('pdf', 'http://ns.adobe.com/pdf/1.3/');
    return pdfDocument({
      catalogue: `${catalogue}/Metadata 5 0 R>>`,
      objects: [
        {
          dictionary: '/Type/Metadata/Subtype/XML',
          bytes: Buffer.from(
            `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF${spaces}><rdf:Description rdf:about=""${attributes}>${entries}</rdf:Description></rdf:RDF></x:xmpmeta>`,
          ),
        },
      ],
    });
  }

  function remark(entries: string): string {
    return `/Annots[<</Type/Annot/Rect[0 0 9 9]${entries}>>]`;
  }
});

describe('the name of a file', () => {
  it.each([
    ['certificate\u202Efdp.exe', 400, undefined],
    ['certificate\u200B.pdf', 422, 'deceptive-name'],
    ['certificate.exe.pdf', 422, 'double-extension'],
    ['certificate.pdf.exe', 422, 'other-extension'],
    ['../../certificate.pdf', 422, 'deceptive-name'],
    ['C:\\certificate.pdf', 422, 'deceptive-name'],
    ['certificate\u0000.pdf', 400, undefined],
    ['certificate\r\nSet-Cookie: a.pdf', 400, undefined],
    [`${'c'.repeat(296)}.pdf`, 400, undefined],
    ['\ud800.pdf', 400, undefined],
    ['   ', 400, undefined],
  ])('%j is refused by pointer', async (name, status, code) => {
    const request = announcement(pdfDocument(), 'Adapter-1');
    const named = { ...request, file: { ...request.file, name } };
    const { body } = await adapter.post('/api/evidence', named).expect(status);
    expect((body as Problem).errors).toMatchObject([{ pointer: '/file/name' }]);
    expect((body as Problem).errors?.[0]?.code).toBe(code);
  });
});
