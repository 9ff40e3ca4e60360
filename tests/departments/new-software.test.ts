import type { Browser } from 'playwright-core';
import { PASSWORD } from '../support/accounts.ts';
import { launchChromium } from '../support/chromium.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import type { TestMember } from '../support/members.ts';
import { delegate, joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { pdfFile } from '../support/uploads.ts';
import { Visitor } from '../support/visitor.ts';

const DAY = '2026-01-12';
const NEW = 'Ethos 3.0';

/** F16 on the screen: what equipment training is for, from its upload to the pause that it helps to end. */
describe('a major change of software', () => {
  let department: TestDepartment;
  let browser: Browser;
  let adapter: TestMember;
  let holder: Visitor;
  let physicist: Visitor;

  beforeAll(async () => {
    department = await openTestDepartment();
    adapter = await joinAdapter(department, 'Adapter-1');
    await delegate(department, department.horp);
    await department.at(`${DAY}T10:00:00.000Z`);
    await qualifyAdapter(department, adapter, ['prostate'], DAY);
    const term = { from: DAY, until: '2028-12-31' };
    await entitle(department, adapter, 'adapter', ['prostate'], term);
    await department.at('2026-01-14T10:00:00.000Z');
    browser = await launchChromium();
    holder = await Visitor.signedIn(browser, adapter);
    physicist = await Visitor.signedIn(browser, department.mpe);
  });

  afterAll(async () => {
    await browser.close();
    await department.close();
  });

  it('pauses who was trained for the version before', async () => {
    expect(await standingOfProstate()).toContain('Entitled');
    const manager = await Visitor.signedIn(browser, department.manager);
    const { page } = manager;
    await manager.open('/units');
    await page.getByRole('link', { name: 'Ethos-1' }).click();
    await page.getByRole('button', { name: 'Change software' }).click();
    await page.getByLabel('New version').fill(NEW);
    await page.getByLabel('Change', { exact: true }).selectOption('major');
    await page.getByRole('button', { name: 'Show who will be lost' }).click();
    await page.getByRole('button', { name: `Record ${NEW}` }).click();
    await page.getByRole('heading', { level: 1, name: `Ethos-1 runs ${NEW}` }).waitFor();
    expect(manager.complaints).toEqual([]);
    await manager.leave();
    expect(await standingOfProstate()).toContain('Paused: software');
    await holder.page
      .getByText(`The unit now runs ${NEW}, which the entitlement does not name.`)
      .first()
      .waitFor();
    await holder.page
      .getByText('Equipment training for this version and an assessment that names it.')
      .first()
      .waitFor();
    await holder.screenshot('paused-software');
  });

  it('goes on pausing while only the training on the new version is verified', async () => {
    const { page } = holder;
    await holder.open('/upload');
    const file = { name: 'training.pdf', mimeType: 'application/pdf', buffer: pdfFile() };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel('What is it?').selectOption({ label: 'Equipment training' });
    await page.getByLabel('Software versions that it names').fill(NEW);
    await page.getByLabel('Issued by').fill('Sample vendor');
    await page.getByLabel('Day of the training').fill('14 Jan 2026');
    await page.getByRole('button', { name: 'Upload for verification' }).click();
    await page.getByRole('heading', { name: 'Equipment training is stored and waits' }).waitFor();
    await physicist.verifyWaiting(/^Adapter-1/);
    expect(await standingOfProstate()).toContain('Paused: software');
    await holder.screenshot('paused-software-trained');
  });

  it('is over with a pass at level C on the new version in each skill of the task', async () => {
    await appointFoundingAssessor();
    for (const skill of ['OAR outlining', 'DIR evaluation']) {
      expect(await standingOfProstate()).toContain('Paused: software');
      const { page } = physicist;
      await physicist.open(`/people/${adapter.personId}`);
      await page.getByRole('button', { name: 'Assess Adapter-1' }).click();
      const panel = page.locator('oart-assessment-panel');
      await panel.getByLabel('Skill').selectOption({ label: skill });
      await panel.getByLabel('Prostate').check();
      await panel.getByLabel('Level').selectOption({ index: 1 });
      await panel.getByRole('button', { name: 'Read what you will sign' }).click();
      await panel.getByText(NEW).first().waitFor();
      await physicist.sign(PASSWORD, /Sign this assessment/);
      await panel.waitFor({ state: 'detached' });
    }
    expect(await standingOfProstate()).toContain('Entitled');
    expect([...holder.complaints, ...physicist.complaints]).toEqual([]);
  });

  /** What the holder reads of editing contours for prostate, by task and site. */
  async function standingOfProstate(): Promise<string> {
    await holder.open('/my-standing');
    const row = holder.page.getByRole('row', { name: /^Edit OAR contours/ }).last();
    return row.getByRole('cell').last().innerText();
  }

  /** Somebody has to be the first to assess on the new version (I6). */
  async function appointFoundingAssessor(): Promise<void> {
    const { manager, mpe } = department;
    for (const skill of ['oar-outlining', 'dir-evaluation']) {
      await manager
        .post(`/api/people/${mpe.personId}/founding-appointments`, {
          purpose: 'assessor',
          skill,
          treatmentSites: ['prostate'],
          platform: 'ethos',
          softwareVersion: NEW,
          training: 'Vendor application training',
          from: '2026-01-14',
          until: '2026-07-13',
          supersedes: null,
        })
        .expect(201);
    }
  }
});
