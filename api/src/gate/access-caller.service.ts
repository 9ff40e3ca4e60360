import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { SessionService } from '../session/session.service.ts';
import { AccessError } from './access-error.ts';
import { ApiKeyService } from './api-key.service.ts';

/** Who may ask the gate: everybody with a part in the clinical work, and services with a key. */
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

  constructor(sessions: SessionService, keys: ApiKeyService) {
    this.#sessions = sessions;
    this.#keys = keys;
  }

  /** Who asks, by key or by session. @throws AccessError 401 without proof, 403 without permission */
  async callerOf(request: FastifyRequest): Promise<Caller> {
    const key = bearerOf(request);
    const caller =
      key === null
        ? await this.#sessions.callerOf(request)
        : await this.#keys.callerOf(key, request.id);
    if (caller === null) throw new AccessError(401, 'Sign in, or send a key that is open.');
    if (GATE_ASKERS.some((permission) => caller.permissions.includes(permission))) return caller;
    throw new AccessError(403, 'This account may not ask the gate.');
  }
}

function bearerOf(request: FastifyRequest): string | null {
  const given = request.headers.authorization;
  return given === undefined ? null : given.replace(/^Bearer +/i, '');
}
