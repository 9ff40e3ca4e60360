import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditorReadService } from '../account/auditor-read.service.ts';
import { ASK_SCOPES } from '@oart/contract';
import type { AskScope, Permission } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { SessionService } from '../session/session.service.ts';
import { AccessError } from './access-error.ts';
import { AccessTokenService } from './access-token.service.ts';
import { ApiKeyService } from './api-key.service.ts';
import { tokenScope } from './asker.ts';
import type { Asker } from './asker.ts';

/** Who may ask the gate: everybody with a part in the clinical work, and services with a key or token. */
export const GATE_ASKERS: readonly Permission[] = [
  'staff-member',
  'gate-client',
  'assessor',
  'entitler',
  'service-manager',
  'auditor',
];

@Injectable()
export class AccessCallerService {
  readonly #sessions: SessionService;
  readonly #keys: ApiKeyService;
  readonly #tokens: AccessTokenService;
  readonly #auditorReads: AuditorReadService;

  constructor(
    sessions: SessionService,
    keys: ApiKeyService,
    tokens: AccessTokenService,
    auditorReads: AuditorReadService,
  ) {
    this.#sessions = sessions;
    this.#keys = keys;
    this.#tokens = tokens;
    this.#auditorReads = auditorReads;
  }

  /**
   * Who asks, by key, token or session.
   * @throws AccessError 401 without proof, 403 without the right, 503 where a token cannot be checked
   */
  async askerOf(request: FastifyRequest, wanted: AskScope): Promise<Asker> {
    const { authorization } = request.headers;
    const asker =
      authorization === undefined
        ? await this.#signedIn(request)
        : await this.#byCredential(authorization, request.id);
    if (asker.scopes.includes(wanted)) return asker;
    throw new AccessError(403, `This key or token is not for the scope ${wanted}.`, {
      challenge: `error="insufficient_scope", scope="${tokenScope(wanted)}"`,
    });
  }

  async #signedIn(request: FastifyRequest): Promise<Asker> {
    const caller = await this.#bySession(request);
    if (caller === null) throw new AccessError(401, 'Sign in, or send a key or a token.');
    if (GATE_ASKERS.some((permission) => caller.permissions.includes(permission))) {
      // What is asked stands in the log of asks; that an auditor asked is written down first, as everywhere.
      await this.#auditorReads.record(caller, request, null);
      if (caller.auditorScope !== null) {
        throw new AccessError(
          403,
          'The access of this account is limited: it may not ask the gate.',
        );
      }
      return { caller, scopes: ASK_SCOPES, units: null };
    }
    throw new AccessError(403, 'This account may not ask the gate.');
  }

  /** Who left is told so here as well. */
  async #bySession(request: FastifyRequest): Promise<Caller | null> {
    try {
      return await this.#sessions.callerOf(request);
    } catch (error) {
      if (error instanceof ProblemError) throw new AccessError(401, error.detail);
      throw error;
    }
  }

  async #byCredential(authorization: string, requestId: string): Promise<Asker> {
    const [, credential] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const asker =
      credential === undefined
        ? null
        : ((await this.#keys.askerOf(credential, requestId)) ??
          (await this.#tokens.askerOf(credential, requestId)));
    if (asker !== null) return asker;
    throw new AccessError(401, 'This key or token opens nothing.', {
      challenge: 'error="invalid_token"',
    });
  }
}
