import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from './problem-error.ts';
import type { RouteRegister } from './route-register.ts';
import { POLICY_OF_WORKER, policyOfClient } from './security-headers.ts';

const CLIENT = fileURLToPath(new URL('../../../client/dist/browser/', import.meta.url));
const NONCE = 'CSP_NONCE_PLACEHOLDER';
const NOT_PAGES = /^\/(api|access|health|metrics|\.well-known)(\/|$)/;
const WORKER = /\.worker\.min\.mjs$/;
/** Names that Angular gives: the content is in the name, so it never changes. */
const HASHED = /-[\w-]{8}\.(js|css)$/;

/** The built client from the same origin: its files, and its one page for every address of its own. */
export async function registerClientPages(
  server: FastifyInstance,
  routes: RouteRegister,
  directory: string = CLIENT,
): Promise<void> {
  const files = filesIn(directory);
  const index = files.has('index.html') ? readFileSync(`${directory}/index.html`, 'utf8') : null;
  await server.register(fastifyStatic, { root: directory, serve: false, preCompressed: true });
  server.get('/*', { config: { access: 'public' } }, async (request, reply) => {
    const path = decodeURI(request.url.split('?', 1)[0] ?? '/').slice(1);
    if (NOT_PAGES.test(`/${path}`)) throw routes.refusalOf(request);
    if (files.has(path) && path !== 'index.html') return sendFile(reply, path);
    if (index === null || !isNavigation(request, path)) throw notFound();
    return sendPage(reply, index);
  });
}

function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const options = HASHED.test(path)
    ? { maxAge: '365d', immutable: true }
    : { maxAge: 0, cacheControl: true };
  // The policy of any other answer is a sandbox, in which no worker may run.
  if (WORKER.test(path)) void reply.header('content-security-policy', POLICY_OF_WORKER);
  void reply.removeHeader('cache-control');
  return reply.sendFile(path, options);
}

function sendPage(reply: FastifyReply, index: string): FastifyReply {
  const nonce = randomBytes(18).toString('base64');
  return reply
    .header('content-security-policy', policyOfClient(nonce))
    .header('content-type', 'text/html; charset=utf-8')
    .send(index.replaceAll(NONCE, nonce));
}

/** A missing script must not come back as a page: browsers would report nonsense about its type. */
function isNavigation(request: FastifyRequest, path: string): boolean {
  const looksLikeFile = /\.[a-z0-9]{2,5}$/i.test(path);
  return !looksLikeFile && (request.headers.accept?.includes('text/html') ?? false);
}

function filesIn(directory: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
    return new Set(
      entries
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}${sep}${entry.name}`)
        .map((file) =>
          file
            .slice(directory.length)
            .replace(/^[/\\]+/, '')
            .replaceAll(sep, '/'),
        ),
    );
  } catch {
    // Not built: the API answers all the same, its pages say "not found".
    return new Set();
  }
}
