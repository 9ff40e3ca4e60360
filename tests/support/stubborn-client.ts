import { setTimeout as wait } from 'node:timers/promises';
import type { Response, Test } from 'supertest';
import type { EvidenceView, SessionView, SigningChallenge } from '@oart/contract';
import { PASSWORD } from './accounts.ts';
import type { TestMember } from './members.ts';
import { mixedFile } from './mixed-files.ts';
import { assessmentAsSeen } from './signed-acts.ts';
import { OPENING } from './test-department.ts';
import { putContent, sha256Of } from './uploads.ts';

/** A fact whose recording was answered with 2xx, and the very same request once more. */
export interface Acknowledged {
  readonly kind: 'evidence' | 'review' | 'absence' | 'assessment';
  /** Of the record, the record reviewed, the absence, or the signed assessment. */
  readonly id: string;
  /** Of the bytes sent, for evidence. */
  readonly sha256: string | null;
  /** What of the answer every repetition gives as well. */
  readonly lasting: object;
  readonly again: () => Test;
}

const FIRST_DAY = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

/** Who else has to do with what a holder uploads and is. */
export interface Others {
  /** Judges what the holder uploads. */
  readonly reviewer: TestMember;
  /** Records the holder's absences. */
  readonly keeper: TestMember;
  /** Assesses the holder, and signs it. */
  readonly assessor: TestMember;
}

/** Records one thing after the other and takes no silence for an answer: it repeats until there is one. */
export class StubbornClient {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers so far; requests that were sent more than once; those of them that had been recorded before. */
  answers = 0;
  repeated = 0;
  replayed = 0;
  readonly #holder: TestMember;
  readonly #others: Others;
  #absences = 0;
  #uploads = 0;
  #isDone = false;
  /** Another one each time the line was cut. */
  #line = 0;

  constructor(holder: TestMember, others: Others) {
    this.#holder = holder;
    this.#others = others;
  }

  /**
   * Uploads, looks at what was stored, has it sent back, is absent for a day, is assessed, and so on until
   * `stop`; what was begun is finished.
   * @param pauseMs before each of these
   */
  async work(pauseMs = 0): Promise<void> {
    while (!this.#isDone) {
      await wait(pauseMs);
      const record = await this.#upload();
      await wait(pauseMs);
      await this.#sendBack(record);
      await wait(pauseMs);
      await this.#recordAbsence();
      await wait(pauseMs);
      await this.#signAssessment();
    }
  }

  stop(): void {
    this.#isDone = true;
  }

  /** What was asked and has no answer at this moment never gets one: it is asked again. */
  cutLine(): void {
    this.#line += 1;
  }

  async #upload(): Promise<EvidenceView> {
    const turn = this.#uploads;
    this.#uploads += 1;
    const { bytes, request } = mixedFile(turn, this.#holder.displayName);
    await this.#untilAnswered(keyed(this.#holder, '/api/evidence', request));
    const again = (): Test =>
      putContent(this.#holder, request.id, bytes)
        .set('content-type', request.file.mediaType)
        .send(bytes);
    // Every other file is sent twice at once, as by somebody who does not wait: it is one record all the same.
    const sent = [again, ...(turn % 2 === 0 ? [] : [again])].map((send) =>
      this.#untilAnswered(send),
    );
    const [view, ...others] = (await Promise.all(sent)).map(({ body }) => body as EvidenceView);
    if (view === undefined) throw new Error('It was not sent');
    const strangers = others.filter((other) => other.id !== view.id);
    if (strangers.length > 0) throw new Error(`${view.id} became two records`);
    await this.#readBack(view, bytes);
    // A repeated upload is answered with the record as it stands, which is reviewed in the meantime.
    const { id, file } = view;
    this.#keep('evidence', id, { id, file }, again, sha256Of(bytes));
    return view;
  }

  /** @throws where what is served of a record is not every byte of what was sent. */
  async #readBack({ id, file }: EvidenceView, bytes: Buffer): Promise<void> {
    const served = await this.#untilAnswered(
      () => this.#holder.get(`/api/evidence/${id}/content`).responseType('blob'),
      200,
    );
    if (bytes.equals(served.body as Buffer)) return;
    throw new Error(`${id} (${file.mediaType}) is served otherwise than it was sent`);
  }

  async #sendBack({ id, ledgerIndex }: EvidenceView): Promise<void> {
    const again = keyed(this.#others.reviewer, `/api/evidence/${id}/review`, {
      outcome: 'sent-back',
      statement: null,
      identityEstablishedBy: null,
      reason: 'Page 2 is missing',
      seen: ledgerIndex,
    });
    const { body } = await this.#untilAnswered(again);
    this.#keep('review', id, body as object, again);
  }

  async #recordAbsence(): Promise<void> {
    const from = FIRST_DAY + this.#absences * 2 * DAY_MS;
    this.#absences += 1;
    const again = keyed(this.#others.keeper, `/api/people/${this.#holder.personId}/absences`, {
      from: dayOf(from),
      returnedOn: dayOf(from + DAY_MS),
      category: 'leave',
      supersedes: null,
    });
    const { body } = await this.#untilAnswered(again);
    const { id } = body as { readonly id: string };
    this.#keep('absence', id, { id }, again);
  }

  async #signAssessment(): Promise<void> {
    const { assessor } = this.#others;
    const session = await this.#untilAnswered(() => assessor.get('/api/session'), 200);
    const proposal = assessmentAsSeen(this.#holder, {
      skill: 'dir-evaluation',
      treatmentSites: ['prostate'],
      performedOn: OPENING.slice(0, 10),
      seen: (session.body as SessionView).ledgerIndex,
    });
    const challenge = await this.#untilAnswered(
      () => assessor.post('/api/assessments/challenge', proposal),
      200,
    );
    const { challengeId } = challenge.body as SigningChallenge;
    const signature = { challengeId, password: PASSWORD };
    const again = keyed(assessor, '/api/assessments', { ...proposal, signature });
    const { body } = await this.#untilAnswered(again);
    const { id } = body as { readonly id: string };
    this.#keep('assessment', id, { id }, again);
  }

  #keep(
    kind: Acknowledged['kind'],
    id: string,
    lasting: object,
    again: () => Test,
    sha256: string | null = null,
  ): void {
    this.acknowledged.push({ kind, id, lasting, again, sha256 });
  }

  /** @throws when the product refuses, which nothing of this kind deserves. */
  async #untilAnswered(send: () => Test, status = 201): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      const line = this.#line;
      const answer = await send().catch(noAnswer);
      if (answer === null || line !== this.#line || isPassing(answer)) {
        await wait(25);
        continue;
      }
      if (answer.status !== status) throw new Error(`${String(answer.status)} ${answer.text}`);
      this.answers += 1;
      if (tries > 1) this.repeated += 1;
      if (tries > 1 && answer.headers['idempotent-replay'] === 'true') this.replayed += 1;
      return answer;
    }
  }
}

/** The same request with the same key each time. */
function keyed(who: TestMember, path: string, body: object): () => Test {
  const key = crypto.randomUUID();
  return () => who.post(path, body).set('idempotency-key', key);
}

/** Null where the connection broke; whatever else went wrong is a fault of the product. */
function noAnswer(error: unknown): null {
  if (/ECONNREFUSED|ECONNRESET|EPIPE|socket hang up/.test(String(error))) return null;
  throw error;
}

/** Not ready yet, still at work on the same request, or slowed: proofs that a kill cut off count as tries. */
function isPassing({ status, headers }: Response): boolean {
  const mayComeAgain = status === 409 || status === 429;
  return status === 503 || (mayComeAgain && headers['retry-after'] !== undefined);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
