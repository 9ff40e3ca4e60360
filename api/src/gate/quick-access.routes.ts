import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { PinoLogger } from 'nestjs-pino';
import { newRequestId } from '../http/log.ts';
import { HEADERS_FOR_PROGRAMS } from '../http/security-headers.ts';
import { AccessEndpoints } from './access-endpoints.ts';
import type { AccessEndpoint } from './access-endpoints.ts';
import { COULD_NOT_ANSWER, answerToError } from './access-error.ts';
import { parseAccessJson } from './access-json.ts';
import type { AccessAnswer } from './access.service.ts';
import { ApiKeyService } from './api-key.service.ts';
import type { Asker } from './asker.ts';

const BEARER = 'Bearer ';

/** Names and values in turn, as Node takes them quickest. */
const ALWAYS: readonly string[] = Object.entries({
  ...HEADERS_FOR_PROGRAMS,
  'content-type': 'application/json; charset=utf-8',
}).flat();

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** An answer that is worked out and not yet on its way. */
interface ReadyAnswer {
  readonly response: ServerResponse;
  readonly statusCode: number;
  readonly headers: string[];
  /** A text goes out together with the headers, byte for character. */
  readonly body: string | Buffer;
}

/**
 * The two endpoints that decide, for programs with a key, on Node's own server before Fastify sees the
 * request: a framework costs more than the decision. Only what needs nothing but an answer is taken here;
 * every other request, a wrong one included, goes on to the routes of `AccessRoutes`, unread. Both lead to
 * the same endpoints and errors (docs/adr/0008).
 */
@Injectable()
export class QuickAccessRoutes implements OnModuleInit {
  readonly #server: HttpAdapterHost;
  readonly #endpoints: ReadonlyMap<string | undefined, AccessEndpoint>;
  readonly #keys: ApiKeyService;
  readonly #log: PinoLogger;
  #ready: ReadyAnswer[] = [];

  constructor(
    server: HttpAdapterHost,
    { endpoints }: AccessEndpoints,
    keys: ApiKeyService,
    log: PinoLogger,
  ) {
    this.#server = server;
    this.#endpoints = new Map(endpoints.map((endpoint) => [endpoint.url, endpoint]));
    this.#keys = keys;
    this.#log = log;
  }

  onModuleInit(): void {
    const server = this.#server.httpAdapter.getHttpServer() as Server;
    const others = server.listeners('request') as Listener[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (server.listening && this.#takes(request, response)) return;
      for (const other of others) other(request, response);
    });
  }

  #takes(request: IncomingMessage, response: ServerResponse): boolean {
    const endpoint = this.#endpoints.get(request.url);
    if (endpoint === undefined || !isPlainQuestion(request, endpoint.largestBody)) return false;
    const asker = this.#askerOf(request);
    if (asker === null) return false;
    whenRead(request, (body) => {
      this.#answer(request, response, endpoint, asker, body);
    });
    return true;
  }

  #askerOf({ headers: { authorization } }: IncomingMessage): Asker | null {
    if (authorization?.startsWith(BEARER) !== true) return null;
    const asker = this.#keys.askerAtOnce(authorization.slice(BEARER.length), newRequestId());
    return asker?.scopes.includes('ask') === true ? asker : null;
  }

  #answer(
    request: IncomingMessage,
    response: ServerResponse,
    { answer }: AccessEndpoint,
    asker: Asker,
    body: Buffer,
  ): void {
    const tell = (answered: AccessAnswer<unknown>): void => {
      const epoch = String(answered.epoch);
      this.#send(request, response, 200, ['oart-epoch', epoch], answered.response);
    };
    const refuse = (error: unknown): void => {
      const { statusCode, headers, body: told } = answerToError(error);
      if (statusCode >= 500) this.#log.error({ err: error }, COULD_NOT_ANSWER);
      this.#send(request, response, statusCode, Object.entries(headers).flat(), told);
    };
    try {
      const answered = answer(asker, parseAccessJson(body));
      if (answered instanceof Promise) answered.then(tell, refuse);
      else tell(answered);
    } catch (error) {
      refuse(error);
    }
  }

  /**
   * Answers that are ready in one turn of the event loop go out together at its end. Sent one by one, each would
   * wake whoever waits for it by itself, which costs more than to work it out.
   */
  #send(
    { headers: { 'x-request-id': requestId } }: IncomingMessage,
    response: ServerResponse,
    statusCode: number,
    own: readonly string[],
    answer: unknown,
  ): void {
    const text = JSON.stringify(answer);
    const length = Buffer.byteLength(text);
    const headers = [...ALWAYS, 'content-length', String(length), ...own];
    if (typeof requestId === 'string') headers.push('x-request-id', requestId);
    if (this.#ready.length === 0) {
      setImmediate(() => {
        this.#sendReady();
      });
    }
    // As many bytes as characters are ASCII. The id of a request comes back as the bytes that it was.
    const body = length === text.length ? text : Buffer.from(text);
    this.#ready.push({ response, statusCode, headers, body });
  }

  #sendReady(): void {
    const ready = this.#ready;
    this.#ready = [];
    for (const { response, statusCode, headers, body } of ready) {
      try {
        response.writeHead(statusCode, headers);
        response.end(body, 'latin1');
      } catch (error) {
        // The others are sent all the same.
        this.#log.error({ err: error }, COULD_NOT_ANSWER);
        response.destroy();
      }
    }
  }
}

/** A question as a program sends it: JSON of known length, from no page of a browser. */
function isPlainQuestion({ method, headers }: IncomingMessage, largestBody: number): boolean {
  const length = Number(headers['content-length']);
  return (
    method === 'POST' &&
    headers['content-type'] === 'application/json' &&
    length > 0 &&
    length <= largestBody &&
    headers['transfer-encoding'] === undefined &&
    headers['content-encoding'] === undefined &&
    headers.expect === undefined &&
    headers.cookie === undefined &&
    headers.origin === undefined &&
    headers['sec-fetch-site'] === undefined
  );
}

/**
 * Calls with the whole body once it is there; who goes away before is not called for, and as nobody listens
 * for it, Node tells no error of it.
 */
function whenRead(request: IncomingMessage, answer: (body: Buffer) => void): void {
  const length = Number(request.headers['content-length']);
  const chunks: Buffer[] = [];
  let read = 0;
  request.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    read += chunk.length;
    if (read === length) answer(chunks.length === 1 ? chunk : Buffer.concat(chunks));
  });
}
