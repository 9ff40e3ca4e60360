import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AskScope } from '@oart/contract';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { AccessCallerService, GATE_ASKERS } from './access-caller.service.ts';
import { AccessError, echoRequestId, sendAccessError } from './access-error.ts';
import { MOST_VALUES, parseAccessJson } from './access-json.ts';
import { AccessSearchService } from './access-search.service.ts';
import { readPage, readSearch } from './access-search-request.ts';
import type { SearchKind } from './access-search-request.ts';
import { AccessEndpoints, EVALUATION, EVALUATIONS, LARGEST_QUESTION } from './access-endpoints.ts';
import type { AccessEndpoint } from './access-endpoints.ts';
import type { Asker } from './asker.ts';

const ENDPOINTS = {
  access_evaluation_endpoint: EVALUATION,
  access_evaluations_endpoint: EVALUATIONS,
  search_subject_endpoint: '/access/v1/search/subject',
  search_resource_endpoint: '/access/v1/search/resource',
  search_action_endpoint: '/access/v1/search/action',
} as const;
const METADATA = '/.well-known/authzen-configuration';
/** What is not understood, told in the words of the standard instead of a problem of this product. */
const NOT_TO_ASK_WITH = ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const NOT_TO_READ_WITH = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on the decision endpoints, before the body is read. */
    asker: Asker | null;
  }
}

/**
 * OpenID AuthZEN Authorization API 1.0 as plain Fastify routes in a scope of their own: no Nest guard,
 * pipe or interceptor stands between the question and the answer.
 */
@Injectable()
export class AccessRoutes implements OnModuleInit {
  readonly #server: HttpAdapterHost;
  readonly #decisions: AccessEndpoints;
  readonly #searches: AccessSearchService;
  readonly #callers: AccessCallerService;
  readonly #publicUrl: string;

  constructor(
    server: HttpAdapterHost,
    decisions: AccessEndpoints,
    searches: AccessSearchService,
    callers: AccessCallerService,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.#server = server;
    this.#decisions = decisions;
    this.#searches = searches;
    this.#callers = callers;
    this.#publicUrl = settings.publicUrl;
  }

  async onModuleInit(): Promise<void> {
    const server = this.#server.httpAdapter.getInstance<FastifyInstance>();
    await server.register((scope, _options, done) => {
      this.#open(scope);
      done();
    });
  }

  #open(scope: FastifyInstance): void {
    readJsonOnly(scope);
    scope.decorateRequest('asker', null);
    scope.addHook('onRequest', (request, reply, done) => {
      echoRequestId(request, reply);
      done();
    });
    // Node sends a text together with the headers, in the text's encoding: an id of a caller that is not
    // ASCII would come back as other bytes.
    scope.addHook('onSend', (_request, _reply, payload, done) => {
      done(null, typeof payload === 'string' ? Buffer.from(payload) : payload);
    });
    scope.setErrorHandler(sendAccessError);
    scope.route({
      method: 'GET',
      url: METADATA,
      config: { access: 'public' },
      handler: () => this.#metadata(),
    });
    refuseMethods(scope, METADATA, NOT_TO_READ_WITH, 'GET, HEAD', 'Read this with GET.');
    for (const { url, largestBody, answer } of this.#decisions.endpoints) {
      this.#ask(scope, url, largestBody, 'ask', answer);
    }
    this.#search(scope, ENDPOINTS.search_subject_endpoint, 'subject');
    this.#search(scope, ENDPOINTS.search_resource_endpoint, 'resource');
    this.#search(scope, ENDPOINTS.search_action_endpoint, 'action');
  }

  #search(scope: FastifyInstance, url: string, kind: SearchKind): void {
    this.#ask(scope, url, LARGEST_QUESTION, 'search', (asker, body) =>
      this.#searches.search(asker, readSearch(kind, body), readPage(body)),
    );
  }

  #ask(
    scope: FastifyInstance,
    url: string,
    bodyLimit: number,
    wanted: AskScope,
    answer: AccessEndpoint['answer'],
  ): void {
    scope.route({
      method: 'POST',
      url,
      config: { access: GATE_ASKERS, mostValues: MOST_VALUES },
      bodyLimit,
      // Before the body is read: nobody unknown makes us parse.
      onRequest: async (request) => {
        request.asker = await this.#callers.askerOf(request, wanted);
        refusePacked(request);
      },
      handler: async ({ asker, body }, reply) => {
        if (asker === null) throw new Error('An asker is known before the body is read');
        const { epoch, response } = await answer(asker, body);
        void reply.header('oart-epoch', String(epoch));
        return response;
      },
    });
    // Whoever asks with these is told so, without being asked who they are.
    refuseMethods(scope, url, NOT_TO_ASK_WITH, 'POST', 'Ask with POST.');
  }

  #metadata(): Readonly<Record<string, string>> {
    const metadata: Record<string, string> = { policy_decision_point: this.#publicUrl };
    for (const [name, path] of Object.entries(ENDPOINTS)) {
      metadata[name] = `${this.#publicUrl}${path}`;
    }
    return metadata;
  }
}

/** Strict JSON: nothing else is parsed, and nothing is taken for what it is not. */
function readJsonOnly(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseAccessJson(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  scope.addContentTypeParser('*', (_request, _payload, done) => {
    done(new AccessError(400, 'Send the question as application/json.'));
  });
}

/** What was packed is not unpacked, and not taken for what it is not. */
function refusePacked({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new AccessError(400, 'Send the body as it is, not packed.');
}

function refuseMethods(
  scope: FastifyInstance,
  url: string,
  method: string[],
  allow: string,
  says: string,
): void {
  const config = { access: 'public', refusesMethod: true } as const;
  const handler = (_request: FastifyRequest, reply: FastifyReply): never => {
    void reply.header('allow', allow);
    throw new AccessError(405, says);
  };
  scope.route({ method, url, config, handler });
}
