import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { Logger as NestLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { EVIDENCE_LIMITS } from '@oart/contract';
import { AppModule } from '../app.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { registerApiDocs } from './api-docs.ts';
import { registerClientPages } from './client-pages.ts';
import { refuseCrossSite } from './cross-site.ts';
import { newRequestId, registerRequestLog } from './log.ts';
import { describeApi } from './openapi.ts';
import { PROBLEM_MEDIA_TYPE, sendProblem } from './problem.filter.ts';
import { RouteRegister } from './route-register.ts';
import { refuseUnsafeInput } from './safe-input.ts';
import { HEADERS_FOR_PROGRAMS, registerSecurityHeaders } from './security-headers.ts';
import { SESSION_COOKIE } from './session-cookie-name.ts';

const LARGEST_JSON_BYTES = 256 * 1024;

/**
 * Fastify gives a route the error handler of the moment in which the route is loaded. Ours is there
 * before the first one; the one that Nest sets last would reach some routes only.
 */
class ProblemAdapter extends FastifyAdapter {
  override setErrorHandler(): FastifyInstance {
    return this.getInstance<FastifyInstance>();
  }
}

/** The whole product over HTTP, ready to listen. */
export async function createServer(
  settings: RunningSettings,
  log: Logger,
): Promise<NestFastifyApplication> {
  const routes = new RouteRegister();
  const adapter = new ProblemAdapter(serverOptions(settings, log) as never);
  const server = adapter.getInstance<FastifyInstance>();
  routes.watch(server);
  server.setErrorHandler(sendProblem);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(settings, log, routes),
    adapter,
    // What goes wrong before the log is there is thrown.
    { bodyParser: false, logger: false, abortOnError: false },
  );
  app.useLogger(app.get(NestLogger));
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', 'metrics'] });
  await registerPlugins(server, settings);
  await registerClientPages(server, routes);
  registerApiDocs(server, () => describeApi(app, routes));
  await app.init();
  routes.requireAccessStated();
  return app;
}

async function registerPlugins(server: FastifyInstance, settings: RunningSettings): Promise<void> {
  server.decorateRequest('caller', null);
  acceptOnlyKnownTypes(server);
  registerRequestLog(server);
  await registerSecurityHeaders(server, settings.publicUrl);
  await server.register(cookie);
  server.addHook('onRequest', (request, _reply, done) => {
    const hasSession = request.cookies[SESSION_COOKIE] !== undefined;
    done(
      refusalOf(() => {
        refuseCrossSite(request, settings.publicUrl, hasSession);
      }),
    );
  });
  server.addHook('preValidation', (request, _reply, done) => {
    done(
      refusalOf(() => {
        refuseUnsafeInput(request);
      }),
    );
  });
}

/** JSON, and the bytes of a record as a stream; a form of another site can send neither. */
function acceptOnlyKnownTypes(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser([...EVIDENCE_LIMITS.mediaTypes], (_request, payload, done) => {
    done(null, payload);
  });
}

function serverOptions(settings: RunningSettings, log: Logger): FastifyServerOptions {
  return {
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    requestIdHeader: false,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    bodyLimit: LARGEST_JSON_BYTES,
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      // No hook has run for an address that cannot be read.
      sendProblem(error, request, reply.headers(HEADERS_FOR_PROGRAMS));
    },
    clientErrorHandler: refuseMalformedHttp,
  } as FastifyServerOptions;
}

/** What is not HTTP never becomes a request: it is answered on the bare connection. */
function refuseMalformedHttp(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_OF_CLIENT_ERROR[error.code ?? ''] ?? 400;
  const title = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ type: 'about:blank', title, status });
  socket.end(
    `HTTP/1.1 ${String(status)} ${title}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `Content-Length: ${String(Buffer.byteLength(body))}\r\nConnection: close\r\n\r\n${body}`,
  );
}

const STATUS_OF_CLIENT_ERROR: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

function refusalOf(check: () => void): Error | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
