import { randomInt } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { Logger as NestLogger } from 'nestjs-pino';
import { uuidv7 } from 'uuidv7';
import { AppModule } from '../app.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { createLog } from '../http/log.ts';
import { openEmployer } from '../ledger/employers.ts';
import { Recorder } from '../ledger/recorder.ts';
import { AccountService } from './account.service.ts';

export interface FirstAdministrator {
  readonly employerId: string;
  readonly accountId: string;
  readonly signInName: string;
  readonly password: string;
}

/**
 * Enters an employer with its first account, a system administrator who belongs to no person. Later
 * accounts are opened over HTTP.
 * @param password null makes one of 24 characters.
 * @throws ProblemError when the sign-in name is taken or the password is weak.
 */
export async function openEmployerWithAdministrator(
  settings: RunningSettings,
  employerName: string,
  signInName: string,
  password: string | null,
): Promise<FirstAdministrator> {
  const app = await NestFactory.createApplicationContext(
    AppModule.of(settings, createLog(settings.logLevel)),
    { bufferLogs: true, abortOnError: false },
  );
  app.useLogger(app.get(NestLogger));
  try {
    const employerId = uuidv7();
    const initialPassword = password ?? newPassword();
    await app.get(Recorder).write(employerId, (tx) => openEmployer(tx, employerId, employerName));
    const request = {
      employerId,
      actor: null,
      account: null,
      idempotencyKey: null,
      bodyHash: null,
    };
    const wanted = {
      signInName,
      personId: null,
      permissions: ['system-administrator'] as const,
      initialPassword,
    };
    const { result } = await app.get(AccountService).open(request, null, wanted);
    return { employerId, accountId: result.id, signInName, password: initialPassword };
  } finally {
    await app.close();
  }
}

/** Letters and digits that are not mistaken for each other, 118 bits. */
function newPassword(): string {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const sign = (): string => signs.charAt(randomInt(signs.length));
  return Array.from({ length: 4 }, () => Array.from({ length: 6 }, sign).join('')).join('-');
}
