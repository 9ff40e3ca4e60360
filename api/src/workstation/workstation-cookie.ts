import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = '__Host-oart-workstation';
const FORM = /^[\w-]{43}$/;
/** As long as browsers keep a cookie; each sign-in sets it again. */
const LASTS_SECONDS = 400 * 24 * 60 * 60;

/** The token of the computer that a request comes from; null where it has none of the right form. */
export function workstationTokenOf(request: FastifyRequest): string | null {
  const token = request.cookies[COOKIE];
  return token !== undefined && FORM.test(token) ? token : null;
}

/** Only this host and no script reads it; it lasts beyond sessions and proves nobody's identity. */
export function setWorkstationCookie(reply: FastifyReply, token: string): void {
  void reply.setCookie(COOKIE, token, {
    ...{ path: '/', httpOnly: true, secure: true, sameSite: 'strict' },
    maxAge: LASTS_SECONDS,
  });
}
