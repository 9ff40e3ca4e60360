import { setFlagsFromString } from 'node:v8';
import { AccessTokenService } from './gate/access-token.service.ts';
import { createLog } from './http/log.ts';
import { createServer } from './http/server.ts';
import { RouteRegister } from './http/route-register.ts';
import type { Route } from './http/route-register.ts';
import type { RunningSettings } from './config/settings.ts';
import { LedgerFeed } from './ledger-feed/ledger-feed.service.ts';

export interface RunningApi {
  /** Where it listens, such as `http://localhost:3000`. */
  readonly url: string;
  /** Every route, as the server registered it. */
  readonly routes: readonly Route[];
  /** Answers what was asked, refuses what comes, then lets go of the database. */
  close(): Promise<void>;
}

/**
 * Serves the product until `close` is called. The database must run and hold the current schema.
 * @throws Refusal when a route does not state who may call it, or tokens stand for an unknown employer; an error when the port is taken.
 */
export async function startApi(settings: RunningSettings): Promise<RunningApi> {
  keepYoung();
  const app = await createServer(settings, createLog(settings.logLevel));
  try {
    await app.get(AccessTokenService, { strict: false }).requireEmployer();
    await app.get(LedgerFeed, { strict: false }).start();
    await app.listen(settings.port, settings.listen);
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    url: urlOf(await app.getUrl(), settings.listen),
    routes: app.get(RouteRegister, { strict: false }).list(),
    close: () => app.close(),
  };
}

/** Nest names the address it bound; people and cookies need the host name. */
function urlOf(bound: string, listen: string): string {
  const url = new URL(bound);
  if (listen === 'localhost') url.hostname = 'localhost';
  return url.origin;
}

/**
 * What is made for an answer is gone with it. While many answers are compiled V8 sees it live for longer,
 * and from then on makes it among what is old, whose collector costs more than the answers do (ADR 8).
 */
function keepYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
