import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** How long a record that was clicked may take to stand beside the queue, in ms. */
const SHOWN_WITHIN_MS = 2_000;
const LOOKED_AT_EVERY_MS = 50;

/** Opens the record of the queue with this file, whatever others stand before it; of its group it is the latest. */
export async function chooseRecord(page: Page, sha256: string): Promise<void> {
  const options = await page.getByRole('listbox').getByRole('option').all();
  let shown = await shownFile(page);
  for (const option of options.toReversed()) {
    await option.click();
    const until = performance.now() + SHOWN_WITHIN_MS;
    const before = shown;
    while (shown === before && performance.now() < until) {
      await wait(LOOKED_AT_EVERY_MS);
      shown = await shownFile(page);
    }
    if (shown.endsWith(sha256.slice(-4))) return;
  }
  throw new Error('The record is not in the queue');
}

/** The end of the SHA-256 of the file beside the queue, as it is told there. */
async function shownFile(page: Page): Promise<string> {
  const [told = ''] = await page.getByText(/SHA-256 …/).allInnerTexts();
  return told.match(/SHA-256 …([0-9a-f]+)/)?.[1] ?? '';
}
