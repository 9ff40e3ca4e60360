import type { Browser } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';
import { launchChromium } from '../support/chromium.ts';
import { Visitor } from '../support/visitor.ts';

const PIN = '482615';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser.close());

it('an oncologist signs two fractions together and raises a concern about a third', async () => {
  const visitor = await Visitor.as(browser, 'CCO-1');
  const { page } = visitor;
  await visitor.open('/offline-reviews');
  await page.getByRole('heading', { level: 1, name: /owed/ }).waitFor();
  await page.getByRole('row', { name: /C4\/2.*Concern/ }).waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await page.getByRole('checkbox', { name: 'C3/1' }).check();
  await page.getByRole('checkbox', { name: 'C3/2' }).check();
  await page.getByRole('button', { name: 'Review 2 fractions with one signature' }).click();
  await page.getByText(/fraction 1.*fraction 2/s).waitFor();
  await visitor.sign(DEMONSTRATION_PASSWORD, /^Sign 2 fractions$/);
  await page.getByText('2 fractions of case C3 reviewed.').waitFor();
  await page.getByRole('button', { name: 'Review C3/1' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Review C3/3' }).click();
  await page.getByLabel('What you found').selectOption({ label: 'A concern' });
  await page.getByLabel('The concern, or a remark').fill('Rectum distended on the day');
  await page.getByRole('button', { name: 'Read what you will sign' }).click();
  await visitor.sign(DEMONSTRATION_PASSWORD, /^Sign review$/);
  await page.getByRole('row', { name: /C3\/3.*Concern.*Rectum distended/ }).waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});

it('the head of physics is alerted of both, and reviews a break-glass', async () => {
  const visitor = await Visitor.as(browser, 'HoRTP');
  const { page } = visitor;
  await visitor.open('/exceptional-acts');
  for (const name of [/^Offline reviews [1-9]\d* waiting/, /^Exceptional acts [1-9]\d* waiting/]) {
    await page.getByRole('link', { name }).first().waitFor();
  }
  await page.getByRole('heading', { level: 1, name: /waits? for a review/ }).waitFor();
  await page.getByRole('heading', { name: 'By month and unit' }).waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  const row = page.getByRole('row', { name: /Break-glass.*C4\/3/ });
  await row.getByRole('button', { name: /^Review/ }).click();
  await page.getByLabel('What you found').selectOption({ label: 'Justified' });
  await page.getByLabel('Why', { exact: true }).fill('Nobody else could reach the console');
  await page.getByRole('button', { name: 'Read what you will sign' }).click();
  await visitor.sign(DEMONSTRATION_PASSWORD, /^Sign review$/);
  await row.waitFor({ state: 'detached' });
  await page.getByLabel('State').selectOption({ label: 'Done' });
  await page.getByRole('row', { name: /Break-glass.*C4\/3.*Justified/ }).waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});

it('an act that took place is recorded afterwards, and the person named countersigns it', async () => {
  const enterer = await Visitor.as(browser, 'MPE-1');
  const { page } = enterer;
  await enterer.open('/record-act');
  await page.getByLabel('What was done').selectOption({ label: 'Edit target volumes' });
  await page.getByLabel('Case', { exact: true }).fill('C4');
  await page.getByLabel('Fraction', { exact: true }).fill('3');
  await page.getByLabel('What was done').selectOption({ label: 'Edit OAR contours' });
  await page.getByRole('heading', { level: 2, name: 'Edit OAR contours' }).waitFor();
  await page.getByLabel('Who performed it').selectOption({ label: 'Trainee-2' });
  await page.getByLabel('Outcome').selectOption({ label: 'Changed' });
  await page.getByLabel('Why it is entered afterwards').fill('Stood in alone');
  expect(await enterer.accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: 'Read what you will sign' }).click();
  await enterer.sign(DEMONSTRATION_PASSWORD, /^Sign and record the act$/);
  await page.getByRole('heading', { name: 'Recorded as performed without entitlement' }).waitFor();
  await page.getByText('Trainee-2 countersigns it.').waitFor();
  // What took place is over: nothing that would have cured it is offered any more.
  const stood = page.locator('oart-reason-list');
  expect(await stood.getByRole('listitem').count()).toBeGreaterThan(0);
  expect(await stood.innerText()).not.toMatch(/Do:|Can be cured/);
  expect(enterer.complaints).toEqual([]);
  await enterer.leave();

  const actor = await Visitor.as(browser, 'Trainee-2');
  await actor.open('/exceptional-acts');
  await actor.page.getByRole('heading', { level: 1, name: /waits? for you/ }).waitFor();
  const countersign = actor.page.getByRole('button', { name: /^Countersign C4\/3/ });
  await countersign.click();
  await actor.sign(DEMONSTRATION_PASSWORD, /^Countersign the act$/);
  await countersign.waitFor({ state: 'detached' });
  expect(actor.complaints).toEqual([]);
  await actor.leave();
});

it('an act that the gate refuses is signed under break-glass, with the PIN of the console', async () => {
  const actor = await Visitor.as(browser, 'Administrator-1');
  const { page } = actor;
  await actor.open('/account');
  await page.getByRole('button', { name: 'Enrol this computer…' }).click();
  await page.getByLabel('Name of this computer').fill('Ethos-1 console');
  const password = page.getByLabel('Your password, to enrol this computer');
  await password.fill('not the password of anybody');
  await page.getByRole('button', { name: 'Enrol this computer', exact: true }).click();
  await page.getByRole('group', { name: 'Not accepted' }).getByRole('button').click();
  expect(await password.evaluate((each) => each === document.activeElement)).toBe(true);
  await password.fill(DEMONSTRATION_PASSWORD);
  expect(await actor.accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: 'Enrol this computer', exact: true }).click();
  await page.getByRole('row', { name: /Ethos-1 console \(this computer\)/ }).waitFor();
  expect(await actor.accessibilityFaults()).toEqual([]);
  await actor.screenshot('workstations');

  await actor.giveWayTo('AA-2');
  await actor.open('/account');
  await page.getByRole('button', { name: /PIN/ }).click();
  const form = page.locator('oart-pin-form');
  await form.getByLabel('New PIN', { exact: true }).fill(PIN);
  await form.getByLabel('New PIN again').fill(PIN);
  await form.getByLabel('Your password again').fill(DEMONSTRATION_PASSWORD);
  await form.getByRole('button', { name: /PIN/ }).click();
  await form.waitFor({ state: 'detached' });

  await actor.open('/sign-act?task=edit-oar&case=C4&fraction=4');
  await page.getByLabel('Outcome').selectOption({ label: 'Changed' });
  await page.getByRole('button', { name: 'Read what you will sign' }).click();
  await page.getByRole('button', { name: 'Open break-glass for this act' }).click();
  await page.getByLabel('Why it cannot wait').fill('The Adapter was called away.');
  await page.getByLabel('Second person').selectOption({ label: 'MPE-1' });
  expect(await page.getByLabel('Case', { exact: true }).inputValue()).toBe('C4');
  expect(await actor.accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: 'Read what you will sign' }).click();
  await page.getByText(/reviews it within \d+ working days/).waitFor();
  await page.getByText(/because: The Adapter was called away\. I am not entitled/).waitFor();
  await actor.sign(DEMONSTRATION_PASSWORD, /^Sign, then MPE-1 signs$/);
  await page.getByLabel('Sign-in name of MPE-1').fill('mpe-1');
  await page.getByLabel('Password, MPE-1').fill('not the password of anybody');
  await page.getByRole('button', { name: 'Open break-glass', exact: true }).click();
  await page.getByText('The name or the password is not right.').first().waitFor();
  expect(await page.getByLabel('Sign-in name of MPE-1').inputValue()).toBe('mpe-1');
  expect(await actor.accessibilityFaults()).toEqual([]);
  await page.getByLabel('Password, MPE-1').fill(DEMONSTRATION_PASSWORD);
  await page.getByRole('button', { name: 'Open break-glass', exact: true }).click();

  await page.getByRole('heading', { name: 'Sign the act under break-glass' }).waitFor();
  expect(await page.getByLabel('Outcome').inputValue()).toBe('changed');

  // The page was left: every place where the actor looks leads back to it while it is open.
  for (const path of ['/gate-console', '/exceptional-acts', '/sign-act', '/my-standing']) {
    await actor.open(path);
    await page.getByRole('link', { name: 'Sign the act', exact: true }).waitFor();
  }
  await page.getByText(/Your break-glass is open until \d\d:\d\d/).waitFor();
  expect(await actor.accessibilityFaults()).toEqual([]);
  await page.getByRole('link', { name: 'Sign the act', exact: true }).click();
  await page.getByRole('heading', { name: 'Sign the act under break-glass' }).waitFor();
  await page.getByLabel('Outcome').selectOption({ label: 'Changed' });
  const open = page.url();
  await page.goto(open.replace(/until=[^&]+/, 'until=2026-01-01T10:00:00.000Z'));
  await page.getByText(/Its time ran out at/).waitFor();
  await page.getByRole('button', { name: 'Open break-glass again' }).waitFor();
  await page.goto(open);
  const desk = await page.context().newPage();
  await desk.goto('/my-standing');
  await desk.getByText(/Your break-glass is open until/).waitFor();
  await page.bringToFront();
  await page.getByLabel('Outcome').selectOption({ label: 'Changed' });
  await page.getByRole('button', { name: 'Read what you will sign' }).click();
  await page.getByLabel('Your PIN, AA-2').fill(PIN);
  await page.getByRole('button', { name: 'Sign: Edit OAR contours' }).click();
  await page.getByRole('heading', { level: 1, name: 'Signed' }).waitFor();
  await desk.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await desk.getByText(/Your break-glass is open until/).waitFor({ state: 'detached' });
  await desk.close();
  await page.getByRole('link', { name: 'Exceptional acts', exact: true }).last().click();
  await page.getByRole('row', { name: /Break-glass.*C4\/4.*Act signed/ }).waitFor();
  expect(actor.complaints).toEqual([]);
  await actor.leave();
});

it('keeps what is filled in of a new case when another unit is chosen', async () => {
  const visitor = await Visitor.as(browser, 'MPE-1');
  const { page } = visitor;
  await visitor.open('/record-act');
  await page.getByText('The case is not on file yet').click();
  await page.getByLabel('Reference of the case').fill('C77');
  await page.getByLabel('Unit').selectOption({ index: 1 });
  await page.waitForURL(/unit=/);
  expect(await page.getByLabel('Reference of the case').inputValue()).toBe('C77');
  await visitor.leave();
});

it('an act is signed alone by whoever is entitled, and its words go when another is chosen', async () => {
  const visitor = await Visitor.as(browser, 'Adapter-1');
  const { page } = visitor;
  await visitor.open('/sign-act?task=edit-oar&case=C4&fraction=6');
  const outcome = page.getByLabel('Outcome');
  await page.getByLabel('Supervised by').selectOption({ label: 'MPE-1' });
  await outcome.selectOption({ label: 'Changed' });
  const read = page.getByRole('button', { name: 'Read what you will sign' });
  await read.click();
  const sign = page.getByRole('button', { name: 'Sign: Edit OAR contours' });
  await sign.waitFor();
  await page.getByLabel('What you do').selectOption({ label: 'Approve OAR contours' });
  await page.getByRole('heading', { level: 2, name: 'Approve OAR contours' }).waitFor();
  await read.waitFor();
  expect(await sign.count()).toBe(0);
  await page.getByLabel('What you do').selectOption({ label: 'Edit OAR contours' });
  await page.getByRole('heading', { level: 2, name: 'Edit OAR contours' }).waitFor();
  expect(await outcome.inputValue()).toBe('');
  expect(await page.getByLabel('Supervised by').inputValue()).not.toBe('');
  await outcome.selectOption({ label: 'Changed' });
  await read.click();
  await page.getByText('no longer stands and is done again').waitFor();
  await visitor.sign(DEMONSTRATION_PASSWORD, /^Sign: Edit OAR contours$/);
  await page.getByRole('heading', { level: 1, name: 'Signed', exact: true }).waitFor();
  expect(visitor.complaints).toEqual([]);
  await visitor.leave();
});
