import type { FastifyReply, FastifyRequest } from 'fastify';
import { HOST_COOKIE } from '../http/host-cookie.ts';
import { isToken } from '../http/secret-token.ts';
import { SESSION_COOKIE } from '../http/session-cookie-name.ts';

/** The token of a request, or null where there is none of the right form. */
export function tokenOf(request: FastifyRequest): string | null {
  const token = request.cookies[SESSION_COOKIE];
  return isToken(token) ? token : null;
}

export function setSessionCookie(reply: FastifyReply, token: string): void {
  void reply.setCookie(SESSION_COOKIE, token, HOST_COOKIE);
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, HOST_COOKIE);
}
