import type { Readable } from 'node:stream';
import { ProblemError } from '../http/problem-error.ts';
import type { QuarantinedFile } from './quarantine.ts';

/** A file as a store lists it. */
export interface StoredFile {
  /** What the file is called: its hash, in lower-case hex, where it was put there by `publish`. */
  readonly sha256: string;
  /** Whether it is a file, and lies where one of that name belongs. */
  readonly isInPlace: boolean;
  /** Where it lies, for people. */
  readonly place: string;
  /** Milliseconds since the epoch: when it was put there, or was last published again. */
  readonly changedAt: number;
}

/**
 * Files of evidence that were checked, each under the SHA-256 of its content. There are two of them, one
 * in a directory and one in a bucket; `evidence-stores.test.ts` holds both to the same promises.
 */
export abstract class PublishedFiles {
  /** Makes the place ready. @throws Refusal, or another error, where it cannot keep evidence. */
  abstract prepare(): Promise<void>;

  /**
   * Gives a file its permanent place. When it returns, the file is durable; until then nothing of it can
   * be read there. Equal content that is already there is compared and kept, and is young again.
   * @throws where other bytes lie under this hash, and `unavailable` where the place does not answer.
   */
  abstract publish(file: QuarantinedFile): Promise<void>;

  /** The bytes of a hash, as they come. @throws `unavailable` where they are missing, or do not come. */
  abstract read(sha256: string): Promise<Readable>;

  /** Has a program work on the bytes of a hash as a file of this machine. @throws as `read` does. */
  abstract lend<Result>(sha256: string, work: (path: string) => Promise<Result>): Promise<Result>;

  /** Keeps the re-encoded copy of a picture, which can be made again from the evidence. */
  abstract keepPicture(sha256: string, picture: Buffer): Promise<void>;

  /** The re-encoded copy of a picture; null where it is to be made again. */
  abstract picture(sha256: string): Promise<Buffer | null>;

  /**
   * Whether what lies here is what the records of this database name, so that it may clear away what they
   * do not. A place that nobody else can reach is always its own; of others, the first that asks has it.
   * @param idOf tells the database from a copy of it elsewhere
   */
  abstract belongsTo(idOf: () => Promise<string>): Promise<boolean>;

  /** @param start two hex digits: only files whose place begins so */
  abstract list(start?: string): Promise<readonly StoredFile[]>;

  /** What lies in the trash. @param start two hex digits, as in `list` */
  abstract listTrash(start: string): Promise<readonly StoredFile[]>;

  /** Takes a damaged file, and its picture, out of use, and keeps it apart. */
  abstract setDamagedAside(sha256: string): Promise<void>;

  /**
   * Moves a file that no record names to the trash, and removes its picture, unless it was published
   * again after `unlessSince`.
   * @param now when it comes to the trash, in milliseconds since the epoch, where the place lets us say
   * @returns whether it is in the trash
   */
  abstract discard(sha256: string, unlessSince: number, now: number): Promise<boolean>;

  /** Puts a file of the trash back in its place, if nothing lies there, and empties the trash of it. */
  abstract restore(sha256: string): Promise<void>;

  /** Removes a file of the trash for good. */
  abstract removeTrashed(sha256: string): Promise<void>;
}

/** What a reader is told where a record's file is not there. */
export function missingFile(): ProblemError {
  return new ProblemError(
    'unavailable',
    'The file of this record is not in the store of evidence just now.',
    { retryAfter: 60 },
  );
}

/** Why a file was not given its place. */
export function otherBytes(sha256: string): Error {
  return new Error(`the evidence store holds other bytes under ${sha256}`);
}
