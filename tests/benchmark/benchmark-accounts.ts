import type { Permission } from '@oart/contract';
import { PASSWORD } from '../support/accounts.ts';
import type { RunningSettings } from '../support/product.ts';
import { SESSION_COOKIE } from '../support/signed-in.ts';
import { EMPLOYER } from './gate-rows.ts';

export interface BenchmarkAccount {
  readonly signInName: string;
  readonly personId: string | null;
  readonly permissions: readonly Permission[];
  /** The last day of an auditor's access. */
  readonly auditorUntil?: string;
}

/** Accounts of the workload's employer, opened by the built product as its first one is. */
export async function openAccounts(
  settings: RunningSettings,
  accounts: readonly BenchmarkAccount[],
): Promise<void> {
  const built = new URL('../../api/dist/', import.meta.url);
  const load = (file: string): Promise<unknown> => import(new URL(file, built).href);
  const { createServer } = (await load('http/server.js')) as {
    createServer: (settings: unknown, log: unknown) => Promise<BuiltServer>;
  };
  const { createLog } = (await load('http/log.js')) as { createLog: (level: string) => unknown };
  const { AccountService } = (await load('account/account.service.js')) as {
    AccountService: unknown;
  };
  const app = await createServer(settings, createLog('error'));
  try {
    const request = { employerId: EMPLOYER, actor: null, account: null };
    const unkeyed = { idempotencyKey: null, bodyHash: null };
    for (const account of accounts) {
      await app.get(AccountService, { strict: false }).open({ ...request, ...unkeyed }, null, {
        ...account,
        initialPassword: PASSWORD,
      });
    }
  } finally {
    await app.close();
  }
}

interface BuiltServer {
  get(
    service: unknown,
    options: { readonly strict: false },
  ): {
    open(
      request: object,
      actor: null,
      account: BenchmarkAccount & { readonly initialPassword: string },
    ): Promise<unknown>;
  };
  close(): Promise<void>;
}

/** Signs in; gives the cookie of the session. */
export async function signedIn(url: string, { signInName }: BenchmarkAccount): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ signInName, password: PASSWORD }),
  });
  const cookie = response.headers
    .getSetCookie()
    .find((line) => line.startsWith(`${SESSION_COOKIE}=`));
  if (cookie === undefined) throw new Error(`Nobody signed in: ${await response.text()}`);
  return cookie.split(';', 1)[0] ?? '';
}
