import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { EvidenceRequest } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { withChunk } from '../support/disguised-files.ts';
import { pngOf } from '../support/hostile-files.ts';
import { pdfDocument } from '../support/pdf-document.ts';
import type { SignedIn } from '../support/signed-in.ts';
import { announcement, putContent } from '../support/uploads.ts';
import { chooseRecord } from '../support/verification-queue.ts';
import { Visitor } from '../support/visitor.ts';

const PROGRAM = '<html><body onload="top.ran=1"><script>top.ran=1;alert(1)</script></body></html>';
const LOG = [
  'structure,score,pass mark,attempt,completed on,data set',
  `Bladder,82,75,1,2026-11-02,"<script>top.ran=1;alert(1)</script>"`,
].join('\n');

interface Taken {
  readonly kind: string;
  readonly name: string;
  readonly mediaType: EvidenceRequest['file']['mediaType'];
  readonly bytes: Buffer;
  readonly fields?: Partial<EvidenceRequest>;
}

/** Files that are what they claim, are taken, and hold what a browser could run if it were asked to. */
const FILES: readonly Taken[] = [
  {
    kind: 'a PDF with a page of the web in a stream',
    name: 'record.pdf',
    mediaType: 'application/pdf',
    bytes: pdfDocument({ objects: [{ dictionary: '', bytes: Buffer.from(PROGRAM) }] }),
  },
  {
    kind: 'a PDF whose name is a page of the web',
    name: '<img src=x onerror=top.ran=1>.pdf',
    mediaType: 'application/pdf',
    bytes: pdfDocument({ words: '<script>top.ran=1</script>' }),
  },
  {
    kind: 'a picture with a page of the web in its text',
    name: 'record.png',
    mediaType: 'image/png',
    bytes: withChunk(pngOf(8, 8), 'tEXt', Buffer.from(`Comment\0${PROGRAM}`)),
  },
  {
    kind: 'a table with a program in a cell',
    name: 'log.csv',
    mediaType: 'text/csv',
    bytes: Buffer.from(LOG),
    fields: { type: 'proknow-log', skill: 'oar-outlining', treatmentSites: ['prostate'] },
  },
];

/** reliability.md, row 28. */
describe('no file runs in our origin', () => {
  let browser: Browser;
  let verifier: Visitor;
  let holder: SignedIn;
  let asked: number;

  beforeAll(async () => {
    browser = await launchChromium();
    verifier = await Visitor.as(browser, 'AA-1');
    holder = await (await Visitor.as(browser, 'Adapter-1')).requests();
    asked = 0;
    verifier.page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.dismiss();
    });
  });

  afterAll(async () => {
    await browser.close();
  });

  async function taken({ name, mediaType, bytes, fields = {} }: Taken): Promise<EvidenceRequest> {
    const request = announcement(bytes, 'Adapter-1', { occurredOn: '2026-11-02', ...fields });
    const file = { ...request.file, name, mediaType };
    await holder.post('/api/evidence', { ...request, file }).expect(201);
    await putContent(holder, request.id, bytes, mediaType).send(bytes).expect(201);
    return request;
  }

  it.each(FILES.map((file) => [file.kind, file] as const))('%s', async (_, file) => {
    const { page } = verifier;
    const { id, file: sent } = await taken(file);
    const address = `/api/evidence/${id}/content`;

    // Beside the requirement, as verifiers see it; and what they may open from there.
    await verifier.open('/verify');
    await chooseRecord(page, sent.sha256);
    const opened = page.getByRole('link', { name: /^Open/ }).first();
    expect(await opened.getAttribute('href')).toMatch(/^blob:/);
    const popup = page.waitForEvent('popup');
    await opened.click();
    const beside = await popup;
    // What it cannot show it saves, and then it never loads.
    await wait(500);
    expect(await beside.evaluate(() => 'ran' in globalThis)).toBe(false);
    await beside.close();
    expect(verifier.complaints).toEqual([]);

    // Asked for by itself it is saved, and shown by nobody.
    const saved = page.waitForEvent('download');
    await page.goto(new URL(address, page.url()).href).catch(() => undefined);
    await (await saved).cancel();
    expect(new URL(page.url()).pathname).toBe('/verify');

    // Put into a page of ours, as a hole in one would.
    const shown = await page.evaluate(async (from) => {
      const frame = document.createElement('iframe');
      frame.src = from;
      document.body.append(frame);
      await new Promise((loaded) => setTimeout(loaded, 500));
      const text = frame.contentDocument?.body.textContent ?? '';
      frame.remove();
      return text;
    }, address);
    expect(shown).toBe('');
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(asked).toBe(0);
    verifier.complaints.length = 0;
  });
});
