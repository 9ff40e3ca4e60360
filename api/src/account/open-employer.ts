import { uuidv7 } from 'uuidv7';
import type { RunningSettings } from '../config/settings.ts';
import { FrameworkVersionService } from '../framework/framework-version.service.ts';
import { createLog } from '../http/log.ts';
import { createServer } from '../http/server.ts';
import { openEmployer } from '../ledger/employers.ts';
import { Recorder, unkeyed } from '../ledger/recorder.ts';
import { PersonService } from '../person/person.service.ts';
import { AccountService } from './account.service.ts';
import { newPassword } from './password.ts';

export interface FirstAdministratorRequest {
  readonly employer: string;
  readonly signInName: string;
  readonly staffNumber: string;
  readonly displayName: string;
}

export interface FirstAdministrator {
  readonly employerId: string;
  readonly personId: string;
  readonly accountId: string;
  readonly signInName: string;
  readonly password: string;
}

/**
 * Enters an employer with the product's framework and policy, not adopted until approved, and its first
 * person and account, who may record people and open accounts: everything else follows over HTTP.
 * @returns the account with a password of 24 random characters, shown once.
 * @throws ProblemError when the sign-in name is taken.
 */
export async function openEmployerWithAdministrator(
  settings: RunningSettings,
  { employer, signInName, staffNumber, displayName }: FirstAdministratorRequest,
): Promise<FirstAdministrator> {
  const app = await createServer(settings, createLog(settings.logLevel));
  try {
    const employerId = uuidv7();
    const request = unkeyed(employerId);
    await app.get(Recorder).write(employerId, (tx) => openEmployer(tx, employerId, employer));
    await app.get(FrameworkVersionService, { strict: false }).loadShipped(request);
    const person = await app
      .get(PersonService, { strict: false })
      .recordPerson(request, { staffNumber, displayName, aliases: [] });
    const password = newPassword();
    const account = await app.get(AccountService, { strict: false }).open(request, null, {
      signInName,
      personId: person.result.id,
      permissions: ['system-administrator', 'staffing-records'],
      initialPassword: password,
    });
    return {
      employerId,
      personId: person.result.id,
      accountId: account.result.id,
      signInName,
      password,
    };
  } finally {
    await app.close();
  }
}
