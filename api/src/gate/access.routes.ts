import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { AccessService } from './access.service.ts';
import { AccessCallerService, GATE_ASKERS } from './access-caller.service.ts';
import { readQuestion } from './access-request.ts';
import { AccessError, sendAccessError } from './access-error.ts';

const EVALUATION = '/access/v1/evaluation';
const METADATA = '/.well-known/authzen-configuration';
const LARGEST_BODY = 64 * 1024;
const OTHER_METHODS = ['GET', 'PUT', 'PATCH', 'DELETE'];

/**
 * OpenID AuthZEN Authorization API 1.0 as plain Fastify routes in a scope of their own: no Nest guard,
 * pipe or interceptor stands between the question and the answer.
 */
@Injectable()
export class AccessRoutes implements OnModuleInit {
  readonly #server: HttpAdapterHost;
  readonly #access: AccessService;
  readonly #callers: AccessCallerService;
  readonly #publicUrl: string;

  constructor(
    server: HttpAdapterHost,
    access: AccessService,
    callers: AccessCallerService,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.#server = server;
    this.#access = access;
    this.#callers = callers;
    this.#publicUrl = settings.publicUrl.replace(/\/$/, '');
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
    scope.addHook('onRequest', echoRequestId);
    scope.setErrorHandler(sendAccessError);
    const config = { access: GATE_ASKERS };
    scope.route({
      method: 'POST',
      url: EVALUATION,
      config,
      bodyLimit: LARGEST_BODY,
      handler: (request, reply) => this.#evaluate(request, reply),
    });
    // Whoever asks with these is told so, without being asked who they are.
    const open = { access: 'public' } as const;
    scope.route({ method: OTHER_METHODS, url: EVALUATION, config: open, handler: refuseMethod });
    scope.route({
      method: 'GET',
      url: METADATA,
      config: { access: 'public' },
      handler: () => this.#metadata(),
    });
  }

  async #evaluate(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const caller = await this.#callers.callerOf(request);
    const read = readQuestion(request.body);
    if (read.kind === 'malformed') throw new AccessError(400, read.message);
    const { epoch, response } = await this.#access.evaluate(caller, read.question);
    void reply.header('oart-epoch', String(epoch));
    return response;
  }

  #metadata(): Readonly<Record<string, string>> {
    return {
      policy_decision_point: this.#publicUrl,
      access_evaluation_endpoint: `${this.#publicUrl}${EVALUATION}`,
    };
  }
}

/** Strict JSON: nothing else is parsed, and nothing is taken for what it is not. */
function readJsonOnly(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: LARGEST_BODY },
    scope.getDefaultJsonParser('error', 'error'),
  );
  scope.addContentTypeParser('*', (_request, _payload, done) => {
    done(new AccessError(400, 'Send the question as application/json.'));
  });
}

function echoRequestId(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const id = request.headers['x-request-id'];
  if (typeof id === 'string') void reply.header('x-request-id', id);
  done();
}

function refuseMethod(_request: FastifyRequest, reply: FastifyReply): never {
  void reply.header('allow', 'POST');
  throw new AccessError(405, 'Ask with POST.');
}
