import sharp from 'sharp';
import type { Browser, Page } from 'playwright-core';
import type { EvidenceView, Page as ListPage } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { SlowLine } from '../support/slow-line.ts';
import { newestEvidence, pdfFile, pdfOfSize } from '../support/uploads.ts';
import { Visitor, demonstrationUrl } from '../support/visitor.ts';

const MEBIBYTE = 1024 * 1024;
const LARGE = 9 * MEBIBYTE;
/** Records on their way through a network that is slow, or fails, and from the camera of a phone. */
describe('an upload', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  it('tells how much was sent, says that it is not stored, and goes on by itself', async () => {
    const line = await SlowLine.open(demonstrationUrl());
    const visitor = await Visitor.as(browser, 'Trainee-1', line.url);
    const { page } = visitor;
    const puts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') puts.push(new URL(request.url()).pathname);
    });
    await describeTutorial(visitor, 'large.pdf', pdfOfSize(LARGE));
    line.slow(MEBIBYTE);
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    const bar = page.getByRole('progressbar');
    await bar.waitFor();
    expect(await bar.getAttribute('max')).toBe(String(LARGE));
    const shown = await sentWhile(page, 1_000);
    expect(shown.every((sent, place) => sent >= (shown[place - 1] ?? 0))).toBe(true);
    expect(shown.at(-1)).toBeGreaterThan(0);
    expect(await page.getByText(/ is stored and waits/).count()).toBe(0);
    line.cut();
    await page.getByText('Not stored.', { exact: true }).waitFor();
    await visitor.screenshot('upload-interrupted');
    line.mend();
    await page.getByRole('heading', { name: /is stored and waits/ }).waitFor();
    expect(puts.length).toBeGreaterThanOrEqual(2);
    expect(new Set(puts).size).toBe(1);
    expect(await recordsCalled(visitor, 'large.pdf')).toHaveLength(1);
    await visitor.leave();
    await line.close();
  });

  it('whose answer was lost is sent again under its id, and stored once', async () => {
    const visitor = await Visitor.as(browser, 'Trainee-1');
    const { page } = visitor;
    const answers: number[] = [];
    await page.route('**/api/evidence/*/content', async (route) => {
      const answer = await route.fetch();
      answers.push(answer.status());
      if (answers.length === 1) await route.abort('connectionreset');
      else await route.fulfill({ response: answer });
    });
    await describeTutorial(visitor, 'answer-lost.pdf', pdfFile());
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    await page.getByRole('heading', { name: /is stored and waits/ }).waitFor();
    expect(answers).toEqual([201, 201]);
    expect(await recordsCalled(visitor, 'answer-lost.pdf')).toHaveLength(1);
    await visitor.leave();
  });

  it('of a photograph that the browser cannot read says what to do, and one that it can is taken', async () => {
    const visitor = await Visitor.as(browser, 'Trainee-1');
    const { page } = visitor;
    await visitor.open('/upload');
    const webp = await sharp(await photograph())
      .webp()
      .toBuffer();
    await page.locator('#file').setInputFiles([
      { name: 'typed.HEIC', mimeType: 'image/heic', buffer: Buffer.from('0000ftypheic') },
      { name: 'untyped.heic', mimeType: '', buffer: Buffer.from('0000ftypheic') },
      { name: 'paper.webp', mimeType: 'image/webp', buffer: webp },
    ]);
    for (const name of ['typed.HEIC', 'untyped.heic']) {
      await page.getByText(new RegExp(`${name} is no picture .* take it as JPEG`)).waitFor();
    }
    await page.getByText(/^paper\.png, .*Its fields are below\.$/).waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it.each(['#camera', '#file'])('may be a photograph, by %s of a phone', async (field) => {
    const visitor = await Visitor.onPhone(browser, 'Trainee-1');
    const { page } = visitor;
    await visitor.open('/upload');
    expect(await page.locator('#camera').getAttribute('capture')).toBe('environment');
    const name = `paper-${field.slice(1)}`;
    const file = { name: `${name}.jpg`, mimeType: 'image/jpeg', buffer: await photograph() };
    await page.locator(field).setInputFiles(file);
    await fillInTutorial(page);
    expect(await visitor.scrollsSideways()).toBe(false);
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await visitor.screenshot(`upload-on-a-phone-${field.slice(1)}`);
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    await page.getByRole('heading', { name: /is stored and waits/ }).waitFor();
    const holder = await visitor.requests();
    const { id, file: stored } = await newestEvidence(holder);
    expect(stored).toMatchObject({ name: `${name}.png`, mediaType: 'image/png' });
    const { body } = await holder.get(`/api/evidence/${id}/content`).expect(200);
    const { width, height, exif } = await sharp(body as Buffer).metadata();
    // Upright, and without the place and the device that the camera wrote into it.
    expect([width, height, exif]).toEqual([480, 640, undefined]);
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

async function describeTutorial(visitor: Visitor, name: string, buffer: Buffer): Promise<void> {
  const { page } = visitor;
  await visitor.open('/upload');
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await fillInTutorial(page);
}

async function fillInTutorial(page: Page): Promise<void> {
  await page.getByLabel('What is it?').selectOption({ label: 'Tutorial certificate' });
  await page.getByLabel('For which skill?').selectOption({ label: 'DIR evaluation' });
  await page.getByLabel('Prostate').check();
  await page.getByLabel('Issued by').fill('Sample issuer');
  await page.getByLabel('Day of the training').fill('16 Nov 2026');
}

/** What the bar shows, each time it shows something else. */
function sentWhile(page: Page, ms: number): Promise<readonly number[]> {
  return page.evaluate(async (most) => {
    const seen: number[] = [];
    const until = performance.now() + most;
    while (performance.now() < until) {
      const value = document.querySelector('progress')?.value;
      if (value !== undefined && value !== seen.at(-1)) seen.push(value);
      await new Promise((resume) => setTimeout(resume, 20));
    }
    return seen;
  }, ms);
}

async function recordsCalled(visitor: Visitor, name: string): Promise<readonly EvidenceView[]> {
  const { body } = await (await visitor.requests()).get('/api/evidence?limit=100').expect(200);
  return (body as ListPage<EvidenceView>).items.filter(({ file }) => file.name === name);
}

/** As a phone held upright takes it: the picture lies on its side, and says so. */
function photograph(): Promise<Buffer> {
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#ddd' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '51/1 32/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}
