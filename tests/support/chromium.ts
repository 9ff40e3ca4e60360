import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

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

export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPath(), args: ARGUMENTS });

/** A browser that keeps what people leave in it, as one at a desk does. */
export interface KeptBrowser {
  /** The one context of its profile. */
  readonly context: BrowserContext;
  /** Ends its process, as shutting down the computer does; resolves when it is gone. */
  end(): Promise<void>;
}

/** Starts Chromium on the folder of a profile; what a browser before it kept there is there. */
export async function startKeptChromium(profile: string): Promise<KeptBrowser> {
  const child = spawn(
    await chromiumPath(),
    [...ARGUMENTS, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const browser = await chromium.connectOverCDP(await debuggedAt(child.stderr));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('A browser with a profile has a context');
  return {
    context,
    async end() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The address that Chromium says it can be driven at. @throws when it ends before it says so. */
async function debuggedAt(stderr: Readable): Promise<string> {
  const said: string[] = [];
  for await (const line of createInterface(stderr)) {
    const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
    said.push(line);
  }
  throw new Error(`Chromium did not start:\n${said.join('\n')}`);
}

/** The Chromium named in OART_CHROMIUM, one that is installed, or the one that comes by npm. */
async function chromiumPath(): Promise<string> {
  const named = process.env['OART_CHROMIUM'];
  const installed = [...(named === undefined ? [] : [named]), ...INSTALLED].find((path) =>
    existsSync(path),
  );
  // Its own arguments are left out: they run everything in one process, which one crash would end.
  return installed ?? (await sparticuz.executablePath());
}
