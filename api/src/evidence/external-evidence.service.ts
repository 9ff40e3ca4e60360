import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { checkSubmission } from '@oart/competency';
import type { Evidence, EvidenceId, FactFields, FrameworkDocument, Person } from '@oart/competency';
import { titlesOf } from '@oart/contract';
import { PublishedFiles } from '../evidence-store/published-files.ts';
import { Quarantine } from '../evidence-store/quarantine.ts';
import { acceptedBy } from '../http/accepted-by.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Recording } from '../ledger/recording.ts';
import { evidenceColumns } from './evidence-columns.ts';
import { EvidenceEntity } from './evidence.entity.ts';

/** A document that was checked by whoever took it, and is kept as the file of the records it brings. */
export interface ExternalDocument {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const MEDIA_TYPE = 'application/json';

/** Records that another employer vouches for: submitted here, and verified by nobody yet. */
@Injectable()
export class ExternalEvidenceService {
  readonly #quarantine: Quarantine;
  readonly #files: PublishedFiles;

  constructor(quarantine: Quarantine, files: PublishedFiles) {
    this.#quarantine = quarantine;
    this.#files = files;
  }

  /** Gives the document its permanent place; a row never names bytes that are not there. */
  async keep({ bytes, sha256 }: ExternalDocument): Promise<void> {
    const announced = { mediaType: MEDIA_TYPE, size: bytes.length, sha256 } as const;
    const received = await this.#quarantine.receive(Readable.from([bytes]), announced);
    if (received.kind !== 'received') {
      throw new ProblemError('storage-full', 'There is no room to keep this document.');
    }
    try {
      await this.#files.publish(received.file);
    } finally {
      await this.#quarantine.discard(received.file);
    }
  }

  /**
   * What is wrong with records as submissions of today. An attempt that failed is a record as well.
   * @param at where the record stands in what was sent, as a JSON pointer
   * @throws `not-accepted` with every fault
   */
  requireAcceptable(
    fields: FactFields<Evidence>,
    at: string,
    { person, framework, today }: SubmittedTo,
  ): void {
    const checked = checkSubmission(fields, {
      person,
      framework,
      today,
      submittedAs: 'attempt',
      onFile: [],
      mayBeSummary: true,
    });
    if (checked.kind === 'accepted') return;
    const refusals = checked.refusals.map((each) => ({ ...each, pointer: at + each.pointer }));
    acceptedBy({ kind: 'refused', refusals }, { titles: titlesOf(framework, []) });
  }

  /** Submits records that share one document, as its one sheet. @returns their ids, in order */
  async submit(
    tx: Recording,
    records: readonly FactFields<Evidence>[],
    { fileName, bytes, sha256 }: ExternalDocument,
  ): Promise<readonly EvidenceId[]> {
    const ids = records.map(() => uuidv7() as EvidenceId);
    const groupId = ids[0] ?? null;
    for (const [place, id] of ids.entries()) {
      const record = records[place];
      if (record === undefined) continue;
      await tx.add(EvidenceEntity, id, {
        ...evidenceColumns(record),
        fileName,
        mediaType: MEDIA_TYPE,
        fileSize: bytes.length,
        sha256,
        savedAgain: null,
        groupId,
      });
    }
    return ids;
  }
}

/** Whose records they become, by which framework, and when. */
export interface SubmittedTo {
  readonly person: Pick<Person, 'displayName' | 'aliases'>;
  readonly framework: FrameworkDocument;
  readonly today: Evidence['occurredOn'];
}
