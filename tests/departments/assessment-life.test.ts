import type { Browser } from 'playwright-core';
import { PASSWORD } from '../support/accounts.ts';
import { launchChromium } from '../support/chromium.ts';
import type { EvidenceRequest } from '@oart/contract';
import type { TestMember } from '../support/members.ts';
import { joinAdapter, openTestDepartment } from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { TUTORIAL, train } from '../support/training.ts';
import { upload } from '../support/uploads.ts';
import { Visitor } from '../support/visitor.ts';

const WHAT = 'DIR evaluation, prostate';

/** Five supervised cases, in one of which the supervisor stepped in. */
function fiveCases({ personId }: TestMember, first = 'C1'): Partial<EvidenceRequest> {
  return {
    type: 'supervised-case-log',
    skill: 'dir-evaluation',
    caseLog: Array.from({ length: 5 }, (_, place) => ({
      reference: `${first}${String(place)}`,
      on: '2026-01-08',
      treatmentSite: 'prostate',
      supervisorId: personId,
      intervention: place === 0,
      outcome: 'Registration judged',
    })),
  };
}

/** A referral, what is asked for, the next assessment after it, and what becomes of one that was wrong. */
describe('an assessment', () => {
  let department: TestDepartment;
  let browser: Browser;
  let candidate: TestMember;
  let assessor: Visitor;
  let reader: Visitor;
  let deputy: Visitor;

  beforeAll(async () => {
    department = await openTestDepartment();
    candidate = await joinAdapter(department, 'Adapter-1');
    await department.at('2026-01-12T10:00:00.000Z');
    browser = await launchChromium();
    assessor = await Visitor.signedIn(browser, department.mpe);
    reader = await Visitor.signedIn(browser, candidate);
    deputy = await Visitor.signedIn(browser, department.deputy);
  });

  afterAll(async () => {
    await browser.close();
    await department.close();
  });

  it('that refers says what is asked for, which the candidate acknowledges', async () => {
    await assess('Refer', async (panel) => {
      await panel.getByLabel(/before the next/).fill('Five more cases, then one-to-one with CCO-1');
    });
    const { page } = reader;
    await reader.open('/my-standing');
    const asked = page.getByRole('region', { name: 'After your assessments' });
    await asked.getByText(`${WHAT}: referred on 12 Jan 2026 by MPE-1.`).waitFor();
    await asked.getByText('Five more cases, then one-to-one with CCO-1').waitFor();
    await asked.getByText('Since then: no verified record.').waitFor();
    expect(await reader.faultsInEveryLook('assessment-asked-of-me')).toEqual([]);
    await asked.getByRole('link', { name: 'read and confirm' }).click();
    await page.getByText('Five more cases, then one-to-one with CCO-1').waitFor();
    await page.getByText('Not yet read by Adapter-1.').waitFor();
    const read = page.getByRole('button', { name: `I have read the assessment of ${WHAT}` });
    await read.click();
    await read.waitFor({ state: 'detached' });
    await page.getByText('Read by Adapter-1 on 12 Jan 2026.').waitFor();
    expect(await page.getByRole('button', { name: /^(Void|Put in question) ?:/ }).count()).toBe(0);
  });

  it('that follows it shows what was asked for and the records since, and says so', async () => {
    await train(candidate, department.deputy, [TUTORIAL, fiveCases(department.mpe)]);
    await upload(candidate, candidate.displayName, {
      ...fiveCases(department.mpe, 'C2'),
      treatmentSites: [],
    });
    await reader.open('/my-standing');
    const since =
      'Since then: 2 verified records with 5 cases, 4 without intervention; 1 record to be verified.';
    await reader.page.getByText(since).waitFor();
    await assess('Pass', async (panel) => {
      await panel.getByText('Five more cases').first().waitFor();
      await panel.getByText(since).waitFor();
      await panel.getByLabel(/^Comment/).fill('Sure at the bladder wall');
      await assessor.screenshot('assessment-after-referral');
    });
    await reader.open('/my-standing');
    await reader.page.getByText('You have not confirmed that you read one assessment').waitFor();
    expect(await reader.page.getByText('Five more cases').count()).toBe(0);
    await openCandidate(reader);
    const { page } = reader;
    const row = page.getByRole('row', { name: /after the referral of 12 Jan 2026/ });
    expect(await row.innerText()).toContain('pass');
    await page.getByText('Comment: Sure at the bladder wall').waitFor();
    const grounds =
      'Direct observation by a founding assessor, on Ethos 2.0. It rests on 2 records.';
    await page.getByText(grounds).waitFor();
    await row.getByRole('button', { name: /after the referral/ }).click();
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(focused).toContain('refer');
    await page.getByRole('button', { name: `I have read the assessment of ${WHAT}` }).click();
    await page.getByText('Read by Adapter-1').nth(1).waitFor();
    await openCandidate(assessor);
    expect(await assessor.page.getByText('Read by Adapter-1 on 12 Jan 2026.').count()).toBe(2);
    await reader.open('/my-standing');
    expect(await reader.page.getByRole('region', { name: 'After your assessments' }).count()).toBe(
      0,
    );
  });

  it('is put in question and found to stand, by others than candidate and assessor', async () => {
    await openCandidate(deputy);
    await deputy.page
      .getByRole('button', { name: new RegExp(`^Put in question ?: ${WHAT}`) })
      .first()
      .click();
    await deputy.page.getByLabel('What is in doubt').fill('Seen on another day');
    await deputy.page.getByRole('button', { name: 'Put it in question' }).click();
    await deputy.page.getByText('questioned, under review').waitFor();
    const answer = deputy.page.getByRole('button', {
      name: new RegExp(`^Answer the question ?: ${WHAT}`),
    });
    await answer.click();
    await deputy.page.getByLabel('What you found').selectOption({ label: 'It stands' });
    await deputy.page.getByLabel('Why', { exact: true }).fill('It was the day that the log says');
    expect(await deputy.accessibilityFaults()).toEqual([]);
    await deputy.screenshot('assessment-in-question');
    await deputy.page.getByRole('button', { name: 'Record the answer' }).click();
    await deputy.page.getByText('questioned, under review').waitFor({ state: 'detached' });
    await deputy.page
      .getByText(/Put in question on 12 Jan 2026 by Deputy-Entitler: Seen on another day/)
      .waitFor();
    await deputy.page.getByText(/Found to stand on 12 Jan 2026 by Deputy-Entitler: /).waitFor();
  });

  it('is voided with a reason alone, and stays on file', async () => {
    await openCandidate(deputy);
    const { page } = deputy;
    const voids = page.getByRole('button', { name: new RegExp(`^Void ?: ${WHAT}`) });
    await voids.last().click();
    await page.getByLabel('Why it was signed in error').fill('Meant for the other one');
    await voids.first().click();
    await page.locator('#assessment-act-title:focus').waitFor();
    expect(await page.getByLabel('Why it was signed in error').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Not now' }).click();
    expect(await voids.first().evaluate((each) => each === document.activeElement)).toBe(true);
    await voids.first().click();
    await page.getByRole('button', { name: 'Void the assessment', exact: true }).click();
    await page.getByText('Enter the reason.').first().waitFor();
    await page.getByLabel('Why it was signed in error').fill('Signed for another person');
    await page.getByRole('button', { name: 'Void the assessment', exact: true }).click();
    await page.getByRole('row', { name: /DIR evaluation.*voided/ }).waitFor();
    await openCandidate(reader);
    const voided = /Voided on 12 Jan 2026 by Deputy-Entitler: Signed for another person/;
    await reader.page.getByText(voided).waitFor();
    const complaints = [assessor, reader, deputy].flatMap((each) => each.complaints);
    expect(complaints).toEqual([]);
  });

  async function assess(
    result: string,
    fillIn: (panel: ReturnType<Visitor['page']['locator']>) => Promise<void>,
  ): Promise<void> {
    const { page } = assessor;
    await openCandidate(assessor);
    await page.getByRole('button', { name: 'Assess Adapter-1' }).click();
    const panel = page.locator('oart-assessment-panel');
    await panel.getByLabel('Skill').selectOption({ label: 'DIR evaluation' });
    await panel.getByLabel('Prostate').check();
    await panel.getByLabel('Level').selectOption({ index: 1 });
    await panel.getByLabel('Result').selectOption({ label: result });
    await fillIn(panel);
    await panel.getByRole('button', { name: 'Read what you will sign' }).click();
    await assessor.sign(PASSWORD, /Sign this assessment/);
    await panel.waitFor({ state: 'detached' });
  }

  async function openCandidate(visitor: Visitor): Promise<void> {
    await visitor.open(`/people/${candidate.personId}`);
  }
});
