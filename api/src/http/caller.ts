import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AuditorScope, PersonId } from '@oart/competency';
import type { Permission } from '@oart/contract';
import { ProblemError } from './problem-error.ts';

/** Who is calling, as the session says at this request. The employer comes from nowhere else. */
export interface Caller {
  readonly accountId: string;
  /** Null for service and administration accounts: they can do nothing that a person must do. */
  readonly personId: PersonId | null;
  readonly employerId: string;
  readonly permissions: readonly Permission[];
  /** What of the department an auditor sees; null is all that the permissions give. */
  readonly auditorScope: AuditorScope | null;
  readonly sessionId: string;
  readonly requestId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard, or by a plain Fastify route that asked the session itself. */
    caller: Caller | null;
  }
}

/** The caller of a route that is not public: `list(@Caller() caller: Caller)`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** @throws `not-signed-in` where the route is public and nobody is signed in. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new ProblemError('not-signed-in', 'Nobody is signed in.');
  return request.caller;
}

/** Whether the caller has any one of these. */
export function holdsAny(
  { permissions }: Pick<Caller, 'permissions'>,
  wanted: readonly Permission[],
): boolean {
  return wanted.some((permission) => permissions.includes(permission));
}

/**
 * The person behind the caller, for acts that only a person can do.
 * @throws `forbidden` for an account without a person.
 */
export function personOf(caller: Pick<Caller, 'personId'>): PersonId {
  if (caller.personId === null) {
    throw new ProblemError('forbidden', 'This account belongs to no person, so it cannot do this.');
  }
  return caller.personId;
}
