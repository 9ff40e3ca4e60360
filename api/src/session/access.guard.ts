import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ACCESS_RULE, allows } from '../http/access.ts';
import type { AccessRule } from '../http/access.ts';
import { ProblemError } from '../http/problem-error.ts';
import { SessionService } from './session.service.ts';

/** Every route of the api passes here; one that states nothing is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #reflector: Reflector;
  readonly #sessions: SessionService;

  constructor(reflector: Reflector, sessions: SessionService) {
    this.#reflector = reflector;
    this.#sessions = sessions;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.#reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.#sessions.callerOf(request);
    if (caller === null) throw new ProblemError('not-signed-in', 'Sign in, then try again.');
    request.caller = caller;
    if (allows(rule, caller.permissions)) return true;
    request.log.warn({ event: 'access-refused', account: caller.accountId }, 'refused');
    throw new ProblemError('forbidden', 'This needs a permission that your account does not hold.');
  }
}
