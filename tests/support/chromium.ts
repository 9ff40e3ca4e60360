import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium named in OART_CHROMIUM, one that is installed, or the one that comes by npm. */
export const launchChromium = async (): Promise<Browser> => {
  const named = process.env['OART_CHROMIUM'];
  const installed = [...(named === undefined ? [] : [named]), ...INSTALLED].find((path) =>
    existsSync(path),
  );
  // Its own arguments are left out: they run everything in one process, which one crash would end.
  const executablePath = installed ?? (await sparticuz.executablePath());
  return chromium.launch({ executablePath, args: ARGUMENTS });
};
