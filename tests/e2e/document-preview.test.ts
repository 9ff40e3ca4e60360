import PDFDocument from 'pdfkit';
import type { Browser, Locator } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { inkOn } from '../support/painted.ts';
import { upload } from '../support/uploads.ts';
import { chooseRecord } from '../support/verification-queue.ts';
import { Visitor } from '../support/visitor.ts';

const DONE = { occurredOn: '2026-11-02' } as const;

/** The file beside the requirement, whatever somebody uploaded. */
describe('the document of a record that waits', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('is read page by page, as large as one likes, and its words can be read out', async () => {
    const { visitor, pages } = await beside(await twoPages());
    const shown = pages.getByRole('status');
    const press = (name: string): Promise<void> =>
      pages.getByRole('button', { name, exact: true }).click();
    await pages.getByText('First').waitFor();
    await press('Next page');
    await pages.getByText('Second').waitFor();
    await press('100 %');
    await shown.getByText('Page 2 of 2, 100 %').waitFor();
    await press('Larger');
    await shown.getByText('Page 2 of 2, 125 %').waitFor();
    expect(await inkOn(pages)).toBeGreaterThan(50);
    expect(await visitor.scrollsSideways()).toBe(false);
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await press('Fit width');
    await press('Previous page');
    await pages.getByText('First').waitFor();
    await visitor.page.emulateMedia({ media: 'print' });
    expect(await pages.isVisible()).toBe(false);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is shown also where a scanner made it', async () => {
    const { visitor, pages } = await beside(scannedPage());
    await pages.getByRole('region', { name: 'Page 1 of the document' }).waitFor();
    expect(await inkOn(pages)).toBeGreaterThan(10_000);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('is taken, and shown, where a browser printed it', async () => {
    const printed = await printedPage(browser);
    const holder = await Visitor.as(browser, 'Adapter-1');
    const { state } = await upload(await holder.requests(), 'Adapter-1', DONE, printed);
    expect(state).toBe('submitted');
    await holder.leave();
    const { visitor, pages } = await beside(printed);
    await pages.getByText('Certificate of completion').first().waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it.each([
    ['is damaged', async () => Buffer.concat([(await twoPages()).subarray(0, 500)])],
    ['is behind a password', () => twoPages({ userPassword: 'orbit' })],
  ])('says so and can still be opened where it %s', async (_, file) => {
    const { visitor, pages } = await beside(await file());
    await pages.getByText('This file cannot be shown here.').waitFor();
    expect(await pages.getByRole('link', { name: 'Open it' }).getAttribute('href')).toMatch(
      /^blob:/,
    );
    expect(await visitor.accessibilityFaults()).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  /** A verifier before a record that was uploaded as a PDF, to whom the store hands out this file. */
  async function beside(
    file: Buffer,
  ): Promise<{ readonly visitor: Visitor; readonly pages: Locator }> {
    const visitor = await Visitor.as(browser, 'AA-1');
    await visitor.page.route('**/api/evidence/*/content', (route) =>
      route.fulfill({ body: file, contentType: 'application/pdf' }),
    );
    const holder = await Visitor.as(browser, 'Adapter-1');
    const { file: uploaded } = await upload(await holder.requests(), 'Adapter-1', DONE);
    await holder.leave();
    await visitor.open('/verify');
    await chooseRecord(visitor.page, uploaded.sha256);
    return { visitor, pages: visitor.page.locator('oart-pdf-pages') };
  }
});

/** As somebody prints a page of the web to a PDF: with fonts, links, an outline and the tags of its text. */
async function printedPage(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  await page.setContent(
    '<h1>Certificate of completion</h1><p>Adapter-1, <a href="https://localhost/">rectum</a>: 82 %</p><table><tr><th>Attempt</th><td>2</td></tr></table>',
  );
  const printed = await page.pdf({ tagged: true, outline: true, displayHeaderFooter: true });
  await page.close();
  return printed;
}

function twoPages(options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ size: 'A4', ...options });
    const parts: Buffer[] = [];
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => {
      resolve(Buffer.concat(parts));
    });
    document.text('First').addPage({ size: 'A4', layout: 'landscape' }).text('Second').end();
  });
}

/** A page that is one black square as fax machines code it (CCITT group 4), which needs a decoder. */
function scannedPage(): Buffer {
  const image = Buffer.from(`${'ff'.repeat(12)}f0001001`, 'hex');
  const content = 'q 200 0 0 200 50 50 cm /I Do Q';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>',
    `<</Length ${String(content.length)}>>stream\n${content}\nendstream`,
    `<</Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceGray/BitsPerComponent 1/Decode[1 0]/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 100/Rows 100>>/Length ${String(image.length)}>>stream\n${image.toString('latin1')}\nendstream`,
  ];
  const body = objects.map((object, at) => `${String(at + 1)} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Size 6/Root 1 0 R>>\n%%EOF`, 'latin1');
}
