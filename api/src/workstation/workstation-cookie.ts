import type { FastifyReply, FastifyRequest } from 'fastify';
import { HOST_COOKIE } from '../http/host-cookie.ts';
import { isToken } from '../http/secret-token.ts';

const COOKIE = '__Host-oart-workstation';
/** As long as browsers keep a cookie; each sign-in sets it again (`renewWorkstationCookie`). */
const LASTS_SECONDS = 400 * 24 * 60 * 60;

/** The token of the computer that a request comes from; null where it has none of the right form. */
export function workstationTokenOf(request: FastifyRequest): string | null {
  const token = request.cookies[COOKIE];
  return isToken(token) ? token : null;
}

/** Only this host and no script reads it; it lasts beyond sessions and proves nobody's identity. */
export function setWorkstationCookie(reply: FastifyReply, token: string): void {
  void reply.setCookie(COOKIE, token, { ...HOST_COOKIE, maxAge: LASTS_SECONDS });
}

/** Sets the cookie that came once more, so that a console in use stays one; one that is none opens nothing. */
export function renewWorkstationCookie(request: FastifyRequest, reply: FastifyReply): void {
  const token = workstationTokenOf(request);
  if (token !== null) setWorkstationCookie(reply, token);
}
