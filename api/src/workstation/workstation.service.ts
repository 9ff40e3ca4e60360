import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { EntityManager } from 'typeorm';
import type { FactId } from '@oart/competency';
import type { WorkstationRequest, WorkstationView, WorkstationsView } from '@oart/contract';
import { CredentialService } from '../account/credential.service.ts';
import type { Caller } from '../http/caller.ts';
import { inUseFirst } from '../http/in-use-first.ts';
import { ProblemError, conflictAt, invalid, notFound } from '../http/problem-error.ts';
import { newToken, tokenSha256 } from '../http/secret-token.ts';
import { Recorder } from '../ledger/recorder.ts';
import type { Outcome, RecordingRequest } from '../ledger/recorder.ts';
import { WorkstationRepository } from './workstation.repository.ts';
import type { Workstation } from './workstation.repository.ts';

type InSession = Pick<Caller, 'employerId' | 'sessionId'>;

/** A recorded enrolment; the token belongs into the cookie of that computer and nowhere else. */
export interface Enrolled {
  readonly outcome: Outcome<WorkstationView>;
  readonly token: string;
}

/** Computers at which a PIN counts (domain.md 10.18): enrolled on the spot, revoked from anywhere. */
@Injectable()
export class WorkstationService {
  readonly #recorder: Recorder;
  readonly #credentials: CredentialService;
  readonly #workstations: WorkstationRepository;
  readonly #log: PinoLogger;

  constructor(
    recorder: Recorder,
    credentials: CredentialService,
    workstations: WorkstationRepository,
    log: PinoLogger,
  ) {
    this.#recorder = recorder;
    this.#credentials = credentials;
    this.#workstations = workstations;
    this.#log = log;
  }

  /** Those in use first, then the revoked ones; each newest first. */
  async list(caller: Caller): Promise<WorkstationsView> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const here = await this.at(tx, caller);
      const views = (await this.#workstations.all(tx)).map((each) => view(each, here));
      return { workstations: inUseFirst(views) };
    });
  }

  /**
   * Enrols the computer at which the caller sits, once the password was given again.
   * @throws `invalid-request` for a wrong password; `conflict` for a name in use, or a computer that is enrolled
   */
  async enrol(
    caller: Caller,
    request: RecordingRequest,
    { name, password }: WorkstationRequest,
  ): Promise<Enrolled> {
    if (!(await this.#credentials.isPasswordOf(caller, password))) {
      throw invalid('/password', 'The password is not right.');
    }
    const token = newToken();
    const outcome = await this.#recorder.record(request, async (tx) => {
      if ((await this.at(tx.manager, caller)) !== null) {
        throw new ProblemError('conflict', 'This computer is enrolled already.');
      }
      const inUse = (await this.#workstations.all(tx.manager)).filter(
        ({ revokedAt }) => revokedAt === null,
      );
      if (inUse.some(({ enrolled }) => enrolled.name === name)) {
        throw conflictAt(
          '/name',
          'Another computer has this name. Give one that tells them apart.',
        );
      }
      const id = await this.#workstations.add(tx, name, hashOf(token));
      await this.#workstations.addSession(tx.manager, sessionOf(caller), id);
      return this.#view(tx.manager, caller, id);
    });
    this.#log.info({ event: 'workstation-enrolled', workstation: outcome.result.id });
    return { outcome, token };
  }

  /** From now on no PIN counts there. No password is asked: taking a right away must be quick. */
  async revoke(
    caller: Caller,
    request: RecordingRequest,
    id: FactId,
  ): Promise<Outcome<WorkstationView>> {
    const outcome = await this.#recorder.record(request, async (tx) => {
      const found = await this.#view(tx.manager, caller, id);
      if (found.revokedAt !== null) throw new ProblemError('conflict', 'It is revoked already.');
      await this.#workstations.revoke(tx, id);
      return this.#view(tx.manager, caller, id);
    });
    this.#log.info({ event: 'workstation-revoked', workstation: id });
    return outcome;
  }

  /** Marks a session that begins at an enrolled computer; a token that is none, or revoked, is nothing. */
  async sessionBegan(session: InSession, token: string | null): Promise<void> {
    if (token === null) return;
    await this.#recorder.write(session.employerId, async (tx) => {
      const found = await this.#workstations.withToken(tx, hashOf(token));
      if (found !== null) await this.#workstations.addSession(tx, sessionOf(session), found);
    });
  }

  /** The enrolled computer at which a session began; null elsewhere, and once it is revoked. */
  at(tx: EntityManager, session: InSession): Promise<FactId | null> {
    return this.#workstations.ofSession(tx, sessionOf(session));
  }

  isRevoked(tx: EntityManager, id: FactId): Promise<boolean> {
    return this.#workstations.isRevoked(tx, id);
  }

  async #view(tx: EntityManager, caller: Caller, id: FactId): Promise<WorkstationView> {
    const found = (await this.#workstations.all(tx)).find(({ enrolled }) => enrolled.id === id);
    if (found === undefined) throw notFound();
    return view(found, await this.at(tx, caller));
  }
}

function view({ enrolled, revokedAt }: Workstation, here: FactId | null): WorkstationView {
  const { id, name, recordedAt: enrolledAt } = enrolled;
  return { id, name, enrolledAt, revokedAt, isHere: id === here };
}

function sessionOf({ employerId, sessionId }: InSession): { employerId: string; id: string } {
  return { employerId, id: sessionId };
}

function hashOf(token: string): string {
  return tokenSha256(token).toString('hex');
}
