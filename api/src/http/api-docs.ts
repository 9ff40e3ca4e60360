import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { notFound } from './problem-error.ts';
import { POLICY_OF_DOCS } from './security-headers.ts';

const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const FILES: ReadonlySet<string> = new Set([
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'favicon-32x32.png',
]);

const PAGE = `<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>oART competency: API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
  </head>
  <body>
    <main id="api"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true });\n`;

/** The OpenAPI document for programs, and a page of it for people, from this server alone. */
export function registerApiDocs(server: FastifyInstance, describe: () => OpenAPIObject): void {
  const config = { access: 'public' } as const;
  let document: string | null = null;
  server.get('/api/openapi.json', { config }, (_request, reply) => {
    document ??= JSON.stringify(describe());
    return reply.header('content-type', 'application/json; charset=utf-8').send(document);
  });
  server.get('/api/docs', { config }, (_request, reply) =>
    reply
      .header('content-security-policy', POLICY_OF_DOCS)
      .header('content-type', 'text/html; charset=utf-8')
      .send(PAGE),
  );
  server.get('/api/docs/start.js', { config }, (_request, reply) =>
    reply.header('content-type', 'text/javascript; charset=utf-8').send(START),
  );
  server.get<{ Params: { file: string } }>('/api/docs/:file', { config }, (request, reply) =>
    sendFile(reply, request.params.file),
  );
}

function sendFile(reply: FastifyReply, file: string): FastifyReply {
  if (!FILES.has(file)) throw notFound();
  return reply.removeHeader('cache-control').sendFile(file, SWAGGER_UI, { maxAge: '1h' });
}
