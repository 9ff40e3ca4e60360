import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * As Angular 22 needs it (architecture.md, web security); the nonce is new for each page. The policy
 * `oart#worker` names the script of a worker and nothing else.
 */
export function policyOfClient(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#components oart#worker',
  ].join('; ');
}

/** A worker that reads what strangers made: it runs our scripts, and reaches and compiles nothing. */
export const POLICY_OF_WORKER = "default-src 'none'; script-src 'self'";

/** Swagger UI sets style attributes and shows its icons as data; it loads nothing from elsewhere. */
export const POLICY_OF_DOCS = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

/**
 * Headers of an answer that is read by a program and never a page: what it needs of those below to be
 * harmless wherever it ends up.
 */
export const HEADERS_FOR_PROGRAMS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none';sandbox",
  'x-content-type-options': 'nosniff',
} as const;

/**
 * Headers of every answer. What is not a page runs nothing and loads nothing wherever it ends up, and
 * is kept nowhere; pages and files set their own policy and caching.
 */
export async function registerSecurityHeaders(
  server: FastifyInstance,
  publicUrl: string,
): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        sandbox: [],
      },
    },
    // Only where the public address has TLS; on plain http browsers ignore it.
    strictTransportSecurity: publicUrl.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: true }
      : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    xXssProtection: false,
  });
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.header('cache-control', 'no-store');
    done();
  });
}
