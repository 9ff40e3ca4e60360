import { Injectable, Logger } from '@nestjs/common';
import type { EvidenceFileRequest } from '@oart/contract';
import { EvidenceChecker } from '../evidence-check/evidence-checker.ts';
import type { Verdict } from '../evidence-check/evidence-checker.ts';
import { PublishedFiles } from '../evidence-store/published-files.ts';
import { Quarantine } from '../evidence-store/quarantine.ts';
import type { QuarantinedFile } from '../evidence-store/quarantine.ts';
import type { EvidenceMediaType } from '@oart/contract';
import { refusePatientIdentifiers } from '../http/free-text.ts';
import { ProblemError } from '../http/problem-error.ts';
import { Arriving } from './arriving.ts';
import type { IncomingContent } from './incoming-content.ts';
import { refusedContent, refusedFile } from './refused-content.ts';

const MOST_AT_ONCE = 10;

/** A file at its permanent place, and what its check noted. */
export interface TakenFile extends QuarantinedFile {
  /** How many times a PDF was saved again after it was first made; null for anything else. */
  readonly savedAgain: number | null;
}

/** From the first byte of a file to its permanent place: received, checked, published, or refused. */
@Injectable()
export class EvidenceIntake {
  readonly #log = new Logger('evidence');
  readonly #quarantine: Quarantine;
  readonly #files: PublishedFiles;
  readonly #checker: EvidenceChecker;
  /** By account. */
  readonly #arriving = new Arriving();

  constructor(quarantine: Quarantine, files: PublishedFiles, checker: EvidenceChecker) {
    this.#quarantine = quarantine;
    this.#files = files;
    this.#checker = checker;
  }

  /**
   * Takes the bytes of an announced file, whose headers say the same, and gives them their permanent place.
   * @param judge refuses the file for what its text says, by throwing, before it has that place
   * @throws a refusal that names the fault; then nothing of the file is kept.
   */
  async take(
    account: string,
    content: IncomingContent,
    announced: EvidenceFileRequest,
    judge: (text: string) => Promise<void>,
  ): Promise<TakenFile> {
    return this.#counted(account, () => this.#receive(content, announced, judge));
  }

  /**
   * The text of a PDF that is looked at and not kept.
   * @throws the same refusals as a file that is taken.
   */
  async textOf(account: string, content: IncomingContent): Promise<string> {
    const { mediaType, length: size, sha256 } = content;
    if (mediaType !== 'application/pdf') throw onlyPdf();
    return this.#counted(account, async () => {
      const outcome = await this.#quarantine.receive(content.stream, { mediaType, size, sha256 });
      if (outcome.kind !== 'received') throw refusedContent(outcome);
      try {
        return requireClean(await this.#checker.check({ ...outcome.file, mediaType })).text;
      } finally {
        await this.#quarantine.discard(outcome.file);
      }
    });
  }

  async #counted<Result>(account: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#arriving.of(account) >= MOST_AT_ONCE) throw tooManyAtOnce();
    return this.#arriving.during(account, work);
  }

  /** The re-encoded copy of a published picture; made again where it was lost. */
  async pictureOf(sha256: string, mediaType: string): Promise<Buffer> {
    const kept = await this.#files.picture(sha256);
    if (kept !== null) return kept;
    const verdict = await this.#files.lend(sha256, (path) =>
      this.#checker.check({ path, mediaType }),
    );
    const { picture } = requireClean(verdict);
    await this.#keepPicture(sha256, picture);
    return picture;
  }

  /** A picture is made again where it is missing: that one could not be kept fails nobody's work. */
  async #keepPicture(sha256: string, picture: Buffer): Promise<void> {
    await this.#files.keepPicture(sha256, picture).catch((error: unknown) => {
      this.#log.error(`the picture of evidence ${sha256} could not be kept`, error);
    });
  }

  async #receive(
    content: IncomingContent,
    announced: EvidenceFileRequest,
    judge: (text: string) => Promise<void>,
  ): Promise<TakenFile> {
    const mediaType = announced.mediaType as EvidenceMediaType;
    const outcome = await this.#quarantine.receive(content.stream, { ...announced, mediaType });
    if (outcome.kind !== 'received') throw refusedContent(outcome);
    const { file } = outcome;
    try {
      const verdict = await this.#checker.check({ ...file, mediaType });
      const { text, savedAgain, picture } = requireClean(verdict);
      refusePatientIdentifiers({ '': text });
      await judge(text);
      await this.#files.publish(file);
      if (picture.length > 0) await this.#keepPicture(file.sha256, picture);
      return { ...file, savedAgain };
    } finally {
      await this.#quarantine.discard(file);
    }
  }
}

function requireClean(verdict: Verdict): Extract<Verdict, { kind: 'clean' }> {
  switch (verdict.kind) {
    case 'clean':
      return verdict;
    case 'refused':
      throw refusedFile(verdict.refusal);
    case 'busy':
      throw later('Too many files wait to be checked; nothing was stored. Send this one again.', 5);
    case 'not-scanned':
      throw later(
        'The virus scanner does not answer; nothing was stored. Send it again later.',
        30,
      );
  }
}

function later(sentence: string, retryAfter: number): ProblemError {
  return new ProblemError('unavailable', sentence, { retryAfter });
}

function tooManyAtOnce(): ProblemError {
  const sentence = `At most ${String(MOST_AT_ONCE)} files are sent at once; wait for one to arrive.`;
  return new ProblemError('too-many-requests', sentence, { retryAfter: 2 });
}

function onlyPdf(): ProblemError {
  return new ProblemError('unsupported-media-type', 'Only the text of a PDF is read.');
}
