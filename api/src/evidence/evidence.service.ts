import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { PersonId } from '@oart/competency';
import type { EvidenceView, Page } from '@oart/contract';
import { PublishedFiles, missingFile } from '../evidence-store/published-files.ts';
import { vouchedFor } from '../evidence-store/stored-files.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/problem-error.ts';
import { knownIndex } from '../ledger/as-of.ts';
import { Recorder, instant } from '../ledger/recorder.ts';
import { requireHistoryReader } from '../standing/reader.ts';
import { mayReadEvidence, readsOthersEvidence } from './evidence-access.ts';
import { EvidenceIntake } from './evidence-intake.ts';
import type { EvidenceQuery } from './evidence-life.dto.ts';
import { EvidenceViewService } from './evidence-view.service.ts';
import type { EvidenceEntity } from './evidence.entity.ts';
import { EvidenceRepository } from './evidence.repository.ts';

/** A file on its way out. */
export interface EvidenceFile {
  readonly row: EvidenceEntity;
  readonly stream: Readable;
}

/** Reading records: lists, one record, its file. */
@Injectable()
export class EvidenceService {
  readonly #recorder: Recorder;
  readonly #evidence: EvidenceRepository;
  readonly #views: EvidenceViewService;
  readonly #files: PublishedFiles;
  readonly #intake: EvidenceIntake;

  constructor(
    recorder: Recorder,
    evidence: EvidenceRepository,
    views: EvidenceViewService,
    files: PublishedFiles,
    intake: EvidenceIntake,
  ) {
    this.#recorder = recorder;
    this.#evidence = evidence;
    this.#views = views;
    this.#files = files;
    this.#intake = intake;
  }

  /** Records that the caller may read: newest first, or what waits for a verifier, oldest first. */
  async list(caller: Caller, query: EvidenceQuery): Promise<Page<EvidenceView>> {
    const of = whose(caller, query);
    requireHistoryReader(caller, of, query);
    const usual = query.state === 'waiting' ? 'submittedAt' : '-submittedAt';
    const { sort = usual, ...rest } = query;
    const asked = { ...rest, sort };
    return this.#recorder.read(caller.employerId, async (tx) => {
      const ledgerIndex = await knownIndex(tx, caller.employerId, query);
      const upTo = { knownAt: ledgerIndex, at: query.at };
      const { rows, cursor } = await this.#evidence.page(tx, asked, upTo, { ...rest, of });
      return { items: await this.#views.viewsOf(tx, caller, rows, upTo), cursor, ledgerIndex };
    });
  }

  async view(caller: Caller, id: string): Promise<EvidenceView> {
    return this.#recorder.read(caller.employerId, async (tx) => {
      const row = await this.#evidence.row(tx, id);
      if (row === null || !mayReadEvidence(caller, row)) throw notFound();
      return this.#views.viewOf(tx, caller, id);
    });
  }

  /** The file itself, as it came, or not to its end where it is damaged. */
  async file(caller: Caller, id: string): Promise<EvidenceFile> {
    const row = await this.#readable(caller, id);
    const stream = await this.#files.read(row.sha256);
    return { row, stream: vouchedFor(stream, row.sha256, missingFile) };
  }

  /** The re-encoded copy of a picture, for looking at it. @throws `not-found` for another kind of file. */
  async picture(caller: Caller, id: string): Promise<Buffer> {
    const { sha256, mediaType } = await this.#readable(caller, id);
    if (mediaType !== 'image/png') throw notFound();
    return this.#intake.pictureOf(sha256, mediaType);
  }

  /** A look at another person's file is recorded in the same request (I15). */
  async #readable(caller: Caller, id: string): Promise<EvidenceEntity> {
    const reader = personOf(caller);
    return this.#recorder.write(caller.employerId, async (tx) => {
      const found = await this.#evidence.row(tx, id);
      if (found === null || !mayReadEvidence(caller, found)) throw notFound();
      if (found.personId !== reader) {
        await this.#evidence.logRead(tx, {
          employerId: caller.employerId,
          id: uuidv7(),
          evidenceId: id,
          readerId: reader,
          readAt: await instant(tx),
        });
      }
      return found;
    });
  }
}

/** Whose records a list shows; null for everybody's. */
function whose(caller: Caller, { mine, person }: EvidenceQuery): PersonId | null {
  if (mine !== undefined) return personOf(caller);
  if (readsOthersEvidence(caller)) return (person as PersonId | undefined) ?? null;
  if (person !== undefined && person !== caller.personId) throw notFound();
  return personOf(caller);
}
