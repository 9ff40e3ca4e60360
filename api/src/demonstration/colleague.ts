import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { SignatureInput, SigningChallenge } from '@oart/contract';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';
import { SESSION_COOKIE } from '../http/session-cookie-name.ts';

/** The account of a member. */
export interface OpenAccount {
  readonly label: string;
  readonly personId: string;
  readonly accountId: string;
}

/** On a busy machine something may not be answered in time: it is sent again, as a browser would. */
const TRIES = 30;
const BETWEEN_TRIES_MS = 1_000;

/** One member of the department at work: everything they record goes through the product's own routes. */
export class Colleague {
  readonly label: string;
  readonly personId: string;
  readonly #app: NestFastifyApplication;
  readonly #cookie: string;
  #signed: Promise<unknown> = Promise.resolve();

  private constructor(
    app: NestFastifyApplication,
    label: string,
    personId: string,
    cookie: string,
  ) {
    this.#app = app;
    this.label = label;
    this.personId = personId;
    this.#cookie = cookie;
  }

  /** Signs in as the switcher of a demonstration does. */
  static async signIn(app: NestFastifyApplication, account: OpenAccount): Promise<Colleague> {
    const answer = await answered(app, {
      method: 'POST',
      url: '/api/demonstration/session',
      payload: { accountId: account.accountId },
    });
    const cookie = answer.cookies.find(({ name }) => name === SESSION_COOKIE);
    if (cookie === undefined) throw new Error(`${account.label} cannot sign in: ${answer.body}`);
    return new Colleague(app, account.label, account.personId, `${cookie.name}=${cookie.value}`);
  }

  /** @throws when the product refuses: a step of the year that it does not accept is a fault. */
  async get<Answer>(url: string): Promise<Answer> {
    return this.#send('GET', url, undefined, {});
  }

  async post<Answer>(url: string, body: object = {}): Promise<Answer> {
    return this.#send('POST', url, body, { 'idempotency-key': randomUUID() });
  }

  /** Sends the bytes of a record, announced by their digest. */
  async put<Answer>(url: string, mediaType: string, bytes: Buffer): Promise<Answer> {
    const digest = createHash('sha256').update(bytes).digest('base64');
    return this.#send('PUT', url, bytes, {
      'content-type': mediaType,
      'content-digest': `sha-256=:${digest}:`,
      'content-length': String(bytes.length),
    });
  }

  /** Reads what is to be signed, then signs the same body with the password. */
  async sign<Answer>(url: string, body: object = {}): Promise<Answer> {
    return this.signWith(url, body, await this.post<SigningChallenge>(`${url}/challenge`, body));
  }

  /** Gives the password for one thing at a time, as people do. */
  async signWith<Answer>(
    url: string,
    body: object,
    { challengeId }: SigningChallenge,
  ): Promise<Answer> {
    const signature: SignatureInput = { challengeId, password: DEMONSTRATION_PASSWORD };
    const signing = this.#signed.then(() => this.post<Answer>(url, { ...body, signature }));
    this.#signed = signing.catch(() => undefined);
    return signing;
  }

  async #send<Answer>(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload: object | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const answer = await answered(this.#app, {
      method,
      url,
      headers: { cookie: this.#cookie, 'sec-fetch-site': 'same-origin', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    if (answer.statusCode >= 300) {
      throw new Error(
        `${this.label}: ${method} ${url} gave ${String(answer.statusCode)}: ${answer.body}`,
      );
    }
    return (answer.body === '' ? undefined : answer.json()) as Answer;
  }
}

/** The same request, with the same idempotency key, until it is answered with anything but 503. */
async function answered(
  app: NestFastifyApplication,
  request: InjectOptions,
): Promise<LightMyRequestResponse> {
  for (let tries = 1; ; tries++) {
    const answer = await app.inject(request);
    if (answer.statusCode !== 503 || tries === TRIES) return answer;
    await wait(BETWEEN_TRIES_MS);
  }
}
