import { failure, unanswered } from './answer.ts';
import type { Answer, Asked, Failure, Found } from './answer.ts';
import { isObject } from './json.ts';
import { METADATA_PATH, originOf, readMetadata } from './metadata.ts';
import type { Metadata } from './metadata.ts';
import type { Action, Question, Resource, Semantic, Subject } from './question.ts';
import { readAnswer, readAnswers, readPage } from './read-answer.ts';
import { send } from './sender.ts';
import type { Received } from './sender.ts';

export interface GateClientOptions {
  /** Origin of the decision point, such as `https://oart.example`: exactly what its metadata name. */
  readonly url: string;
  /** A key, or a token; a function where it changes. */
  readonly credential: string | (() => string | Promise<string>);
  /** For one request. 2 seconds where it is left out. */
  readonly timeoutMs?: number;
  /** In place of the `fetch` of the platform, for proxies and certificates of one's own. */
  readonly fetch?: typeof fetch;
}

export interface AskOptions {
  /** Asks for the reasons that this caller may see. */
  readonly explain?: boolean;
  /** The answer must have seen this ledger index, or there is none. */
  readonly atLeastEpoch?: number;
  /** `X-Request-ID`; one is made where it is left out. */
  readonly requestId?: string;
  readonly signal?: AbortSignal;
}

export interface SearchOptions extends Omit<AskOptions, 'explain'> {
  /** Results of one page; all pages are walked. */
  readonly limit?: number;
}

const USUAL_TIMEOUT_MS = 2_000;
/** Of a bearer token (RFC 6750). */
const PROOF = /^[\w.~+/=-]+$/;
/** A search that goes on beyond this is none that anybody waits for. */
const MOST_PAGES = 1_000;

/**
 * Asks a gate. Every failure is a value, never thrown, and never a yes: only HTTP 200 with a `decision`
 * that is exactly `true` permits.
 */
export class GateClient {
  readonly #origin: string | null;
  readonly #options: GateClientOptions;
  readonly #fetch: typeof fetch;
  #metadata: Metadata | null = null;

  constructor(options: GateClientOptions) {
    this.#options = options;
    this.#origin = originOf(options.url);
    this.#fetch = options.fetch ?? ((...request) => fetch(...request));
  }

  /** Where this gate is asked, fetched once and checked to be its own. */
  async discover(options: Pick<AskOptions, 'signal'> = {}): Promise<Metadata | Failure> {
    if (this.#metadata !== null) return this.#metadata;
    if (this.#origin === null) return failure('unreachable', 'The url of the gate is none.');
    const received = await send(this.#fetch, `${this.#origin}${METADATA_PATH}`, {
      method: 'GET',
      headers: { accept: 'application/json' },
      timeoutMs: this.#timeoutMs,
      signal: options.signal ?? null,
    });
    if ('kind' in received) return received;
    const metadata = readMetadata(this.#origin, received.value);
    if (!('kind' in metadata)) this.#metadata = metadata;
    return metadata;
  }

  /** One question. */
  async evaluate(question: Question, options: AskOptions = {}): Promise<Answer> {
    const requestId = options.requestId ?? newRequestId();
    const received = await this.#post('evaluation', asked(question, options), options, requestId);
    return 'kind' in received
      ? unanswered(received, requestId)
      : readAnswer(received.value, received.epoch, requestId);
  }

  /** Questions answered at one moment. What is wrong with one of them is in its own answer. */
  async evaluateAll(
    questions: readonly Question[],
    options: AskOptions & { readonly semantic?: Semantic } = {},
  ): Promise<Asked> {
    const { semantic = 'execute_all' } = options;
    const requestId = options.requestId ?? newRequestId();
    // An empty batch is a single question to the gate; here it is none.
    if (questions.length === 0) return { answers: [], allPermitted: false };
    const body = {
      evaluations: questions.map((question) => asked(question, options)),
      options: { evaluations_semantic: semantic },
    };
    const received = await this.#post('evaluations', body, options, requestId);
    const answers =
      'kind' in received
        ? questions.map(() => unanswered(received, requestId))
        : readAnswers(received, questions.length, semantic, requestId);
    return { answers, allPermitted: answers.every((answer) => answer?.permitted === true) };
  }

  /** Who may: people for whom the answer is yes now. */
  searchSubjects(
    question: Omit<Question, 'subject'> & { readonly subject: Omit<Subject, 'id'> },
    options: SearchOptions = {},
  ): Promise<Found<{ readonly type: string; readonly id: string }>> {
    return this.#search('searchSubject', question, options, readEntity);
  }

  /** Where somebody may: treatments for which the answer is yes now. */
  searchResources(
    question: Omit<Question, 'resource'> & { readonly resource: Omit<Resource, 'id'> },
    options: SearchOptions = {},
  ): Promise<Found<{ readonly type: string; readonly id: string }>> {
    return this.#search('searchResource', question, options, readEntity);
  }

  /** What somebody may: tasks for which the answer is yes now. */
  searchActions(
    question: Omit<Question, 'action'>,
    options: SearchOptions = {},
  ): Promise<Found<Pick<Action, 'name'>>> {
    return this.#search('searchAction', question, options, (value) =>
      isObject(value) && typeof value['name'] === 'string' ? { name: value['name'] } : null,
    );
  }

  async #search<Result>(
    endpoint: keyof Metadata,
    question: Partial<Question> | object,
    options: SearchOptions,
    read: (value: unknown) => Result | null,
  ): Promise<Found<Result>> {
    const requestId = options.requestId ?? newRequestId();
    const results: Result[] = [];
    const tokens = new Set<string>();
    let token: string | null = null;
    while (tokens.size < MOST_PAGES) {
      const page: object = {
        ...(options.limit !== undefined && { limit: options.limit }),
        ...(token !== null && { token }),
      };
      const body = { ...asked(question, options), page };
      const received = await this.#post(endpoint, body, options, requestId);
      if ('kind' in received) return { results: [], failure: received };
      const next = readPage(received.value, read);
      if ('kind' in next) return { results: [], failure: next };
      results.push(...next.results);
      if (next.nextToken === '') return { results, failure: null };
      if (tokens.has(next.nextToken)) break;
      token = next.nextToken;
      tokens.add(token);
    }
    return { results: [], failure: failure('malformed-answer', 'The pages do not end.', 200) };
  }

  async #post(
    endpoint: keyof Metadata,
    body: object,
    { signal }: AskOptions,
    requestId: string,
  ): Promise<Received | Failure> {
    const metadata = await this.discover(signal === undefined ? {} : { signal });
    if ('kind' in metadata) return metadata;
    const { credential } = this.#options;
    let proof: string;
    try {
      proof = (typeof credential === 'string' ? credential : await credential()).trim();
    } catch {
      return failure('not-permitted-to-ask', 'There is no key or token to ask with.');
    }
    // Told here: the platform would name the whole of it in its error, and that stands in logs.
    if (!PROOF.test(proof)) {
      return failure('not-permitted-to-ask', 'What there is to ask with is no key and no token.');
    }
    const text = textOf(body);
    if (text === null) return failure('malformed-question', 'The question cannot be sent as JSON.');
    return send(this.#fetch, metadata[endpoint], {
      method: 'POST',
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${proof}`,
        'content-type': 'application/json',
        'x-request-id': requestId,
      },
      body: text,
      timeoutMs: this.#timeoutMs,
      signal: signal ?? null,
    });
  }

  get #timeoutMs(): number {
    return this.#options.timeoutMs ?? USUAL_TIMEOUT_MS;
  }
}

/** Not `crypto.randomUUID`, which a page has over TLS alone. */
function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Null for what has no JSON, such as a question that holds itself. */
function textOf(body: object): string | null {
  try {
    return JSON.stringify(body);
  } catch {
    return null;
  }
}

/** The question with what the options put into its context. */
function asked<Q extends { readonly context?: Readonly<Record<string, unknown>> } | object>(
  question: Q,
  { explain, atLeastEpoch }: AskOptions,
): Q | (Q & { readonly context: object }) {
  if (explain !== true && atLeastEpoch === undefined) return question;
  const own = 'context' in question && isObject(question.context) ? question.context : {};
  return {
    ...question,
    context: {
      ...own,
      ...(explain === true && { explain }),
      ...(atLeastEpoch !== undefined && { at_least_epoch: atLeastEpoch }),
    },
  };
}

function readEntity(value: unknown): { readonly type: string; readonly id: string } | null {
  if (!isObject(value)) return null;
  const { type, id } = value;
  return typeof type === 'string' && typeof id === 'string' ? { type, id } : null;
}
