import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { doneSupervised, openCase } from '../support/console.ts';
import { entitle, qualifyAdapter } from '../support/entitled.ts';
import type { TestMember } from '../support/members.ts';
import { assessmentOf, sign } from '../support/signed-acts.ts';
import {
  SITES,
  SOFTWARE,
  delegate,
  joinAdapter,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { Visitor } from '../support/visitor.ts';

const SITE = ['prostate'];
const SKILLS = ['oar-outlining', 'dir-evaluation'];
const BACK = '2027-01-04';

describe('Adapter-1 who returns after eleven months of leave (scenario 42)', () => {
  let department: TestDepartment;
  let browser: Browser;
  let returner: TestMember;
  let supervisor: TestMember;
  let manager: Visitor;
  let own: Visitor;
  let crew: Visitor;

  beforeAll(async () => {
    department = await openTestDepartment();
    await delegate(department, department.horp);
    returner = await joinAdapter(department, 'Adapter-1');
    supervisor = await joinAdapter(department, 'Adapter-2');
    await department.at('2026-01-12T10:00:00.000Z');
    await qualifyAdapter(department, returner, SITE, '2026-01-12');
    const until = '2028-12-31';
    await entitle(department, returner, 'adapter', SITE, { from: '2026-01-12', until });
    await openCase(department, 'P1', 'prostate');
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
    await department.close();
    expect([manager, own, crew].flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('is recorded as away and as back, and told what follows', async () => {
    await department.at('2026-02-02T08:00:00.000Z');
    manager = await Visitor.signedIn(browser, department.manager);
    const away = /refuses Adapter.1 every task from 02 Feb/;
    await record(manager, returner, 'Record an absence', away);
    await absence(manager).getByText('not back yet').waitFor();
    await department.at(`${BACK}T08:00:00.000Z`);
    const back = /180 days or more: Adapter.1 works under supervision/;
    await record(manager, returner, 'Record the return', back);
    await absence(manager).getByText('back on 04 Jan 2027').first().waitFor();
    expect(await absence(manager).innerText()).toContain('Leave');
  });

  it('is shown as a supervised return at the first session, and the crew reads no reason for the leave', async () => {
    await appointFoundingAssessor(department);
    await qualifyAdapter(department, supervisor, SITE, BACK);
    await entitle(department, supervisor, 'adapter', SITE, { from: BACK, until: '2028-12-31' });
    own = await Visitor.signedIn(browser, returner);
    expect(await standing(own)).toMatch(
      /Paused: supervised return[^]*3 fractions and a reassessment; 0 of 3 fractions so far/,
    );
    crew = await Visitor.signedIn(browser, supervisor);
    const told = await answered(crew);
    expect(told).toMatch(/Not permitted[^]*0 of 3 fractions so far/);
    expect(told).not.toMatch(/leave|away|sick|parental/i);
  });

  it('ends with three supervised fractions and a reassessment, which set a new anchor for recent practice', async () => {
    const said = [
      / 1 of 3 fractions so far/,
      / 2 of 3 fractions so far/,
      /reassessment .* missing/,
    ];
    for (const [before, words] of said.entries()) {
      await department.at(`2027-01-0${String(before + 5)}T10:00:00.000Z`);
      await doneSupervised(returner, supervisor, 'edit-oar', 'P1', before + 1);
      expect(await standing(own)).toMatch(words);
      expect(await answered(crew)).toMatch(/Not permitted/);
    }
    await department.at('2027-01-08T10:00:00.000Z');
    for (const skill of SKILLS) await reassess(department, returner, skill);
    expect(await standing(own)).not.toMatch(/supervised return/i);
    await own.page.getByText(/Until 08 Jul 2027 .* when recent practice runs out/).waitFor();
    expect(await answered(crew)).toMatch(/\nPermitted/);
  });
});

const absence = ({ page }: Visitor) => page.getByRole('region', { name: 'Absences' });

/** Records what the form says will follow. */
async function record(
  manager: Visitor,
  { personId }: TestMember,
  act: string,
  follows: RegExp,
): Promise<void> {
  const { page } = manager;
  await manager.open(`/people/${personId}/staff-file`);
  await page.getByRole('button', { name: act }).click();
  const panel = page.locator('oart-fact-panel');
  await panel.getByText(follows).waitFor();
  await panel.getByRole('button', { name: /^Record the / }).click();
  await panel.waitFor({ state: 'detached' });
}

/** The appointment of the year before has ended. */
async function appointFoundingAssessor({ manager, mpe }: TestDepartment): Promise<void> {
  for (const skill of SKILLS) {
    await manager
      .post(`/api/people/${mpe.personId}/founding-appointments`, {
        purpose: 'assessor',
        skill,
        treatmentSites: SITES,
        platform: 'ethos',
        softwareVersion: SOFTWARE,
        training: 'Vendor application training',
        from: BACK,
        until: '2027-07-03',
        supersedes: null,
      })
      .expect(201);
  }
}

async function reassess(
  { mpe }: TestDepartment,
  returner: TestMember,
  skill: string,
): Promise<void> {
  const proposal = await assessmentOf(mpe, returner, {
    skill,
    treatmentSites: SITE,
    performedOn: '2027-01-08',
    purpose: 'return',
  });
  const { status, text } = await sign(mpe, '/api/assessments', proposal);
  if (status !== 201) throw new Error(text);
}

async function standing(visitor: Visitor): Promise<string> {
  await visitor.open('/my-standing');
  return (await visitor.page.locator('oart-standing-sentences').allInnerTexts()).join('\n');
}

/** What the gate console answers the crew about Adapter-1. */
async function answered(visitor: Visitor): Promise<string> {
  const { page } = visitor;
  await visitor.open('/gate-console');
  await page.getByLabel('a fraction').check();
  await page.getByLabel('Case', { exact: true }).fill('P1');
  await page.getByLabel('Fraction', { exact: true }).fill('9');
  await page.getByLabel('Task', { exact: true }).selectOption({ label: 'Edit OAR contours' });
  await page.getByLabel('Person', { exact: true }).selectOption({ label: 'Adapter-1' });
  await page.getByLabel('Adaptation type').selectOption({ label: 'online adaptive' });
  await page.locator('oart-gate-verdict').waitFor();
  await page.waitForLoadState('networkidle');
  return page.getByRole('region', { name: 'Answer' }).innerText();
}
