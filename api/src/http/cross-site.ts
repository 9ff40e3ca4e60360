import type { FastifyRequest } from 'fastify';
import { ProblemError } from './problem-error.ts';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that another site's page asked for (OWASP: Sec-Fetch-Site, else Origin).
 * Programs send neither; they are let through only without the cookie that a browser would add.
 * @param publicUrl the origin that browsers see; the Host header counts as well, for direct access.
 */
export function refuseCrossSite(
  request: FastifyRequest,
  publicUrl: string,
  hasSession: boolean,
): void {
  if (READING.has(request.method)) return;
  if (isOwn(request, publicUrl, hasSession)) return;
  request.log.warn({ event: 'cross-site-refused', route: request.routeOptions.url }, 'refused');
  throw new ProblemError('cross-site-request', 'Changes are accepted from our own pages only.');
}

function isOwn(request: FastifyRequest, publicUrl: string, hasSession: boolean): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origin = request.headers.origin;
  if (origin === undefined) return !hasSession;
  return origin === publicUrl || hostOf(origin) === request.headers.host;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
