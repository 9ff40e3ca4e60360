import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant, PersonId } from '@oart/competency';
import { EVIDENCE_LIMITS } from '@oart/contract';
import type { EvidenceFileRequest, EvidenceRequest, EvidenceUploadView } from '@oart/contract';
import { SETTINGS } from '../config/config.module.ts';
import type { RunningSettings } from '../config/settings.ts';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { Recorder } from '../ledger/recorder.ts';
import { secondsUntilAllowed } from './daily-allowance.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { holderOf, plannedRecords } from './group-submission.ts';
import { refusalOfName } from './file-name.ts';
import { refusedFile } from './refused-content.ts';
import { requireStoredAsSent } from './stored-otherwise.ts';
import { SubmissionCheck, fieldsOf } from './submission-check.ts';
import { requireFewUnderWay } from './under-way.ts';

/** First half of an upload: what will come, checked before a byte is sent. Records nothing. */
@Injectable()
export class EvidenceAnnouncementService {
  readonly #recorder: Recorder;
  readonly #evidence: EvidenceRepository;
  readonly #check: SubmissionCheck;
  readonly #bytesADay: number;

  constructor(
    recorder: Recorder,
    evidence: EvidenceRepository,
    check: SubmissionCheck,
    @Inject(SETTINGS) settings: RunningSettings,
  ) {
    this.#bytesADay = settings.uploadBytesADay;
    this.#recorder = recorder;
    this.#evidence = evidence;
    this.#check = check;
  }

  /**
   * May be repeated: until the bytes have come, the last announcement under an id holds; then only the same again.
   * @throws `conflict` where the id stands for a record that says something else
   */
  async announce(caller: Caller, request: EvidenceRequest): Promise<EvidenceUploadView> {
    const submitter = personOf(caller);
    const holder = holderOf(caller, submitter, request);
    requireAcceptedSize(request.file);
    const refusal = refusalOfName(request.file.name, request.file.mediaType);
    if (refusal !== null) throw refusedFile(refusal, '/file/name');
    const id = request.id.toLowerCase();
    const sent = { id, submitter, holder, request };
    if (await this.#isSubmitted(caller.employerId, sent)) return uploadView(id, 'submitted');
    return this.#recorder.write(caller.employerId, async (tx) => {
      const announcedAt = await this.#requireRoom(tx, { id, submitter, size: request.file.size });
      await this.#evidence.keepUpload(tx, {
        employerId: caller.employerId,
        id,
        personId: holder,
        submittedById: submitter,
        request,
        announcedAt,
        refusedAt: null,
      });
      return uploadView(id, 'pending');
    });
  }

  /**
   * Whether the same was recorded already; else it is checked, and again when it is recorded.
   * @throws what an announcement is refused for
   */
  async #isSubmitted(
    employerId: string,
    { id, submitter, holder, request }: Announced,
  ): Promise<boolean> {
    return this.#recorder.read(employerId, async (tx) => {
      const submitted = await this.#evidence.row(tx, id);
      if (submitted !== null) {
        if (submitted.submittedById !== submitter) throw idTaken();
        requireStoredAsSent(
          await this.#evidence.rowsOfUpload(tx, id),
          plannedRecords(request, holder),
          (planned) => fieldsOf({ ...planned, submitter }),
        );
        return true;
      }
      for (const planned of plannedRecords(request, holder)) {
        await this.#check.accept(tx, { ...planned, submitter });
      }
      return false;
    });
  }

  /** @returns when this is announced */
  async #requireRoom(tx: EntityManager, sent: Sent): Promise<Instant> {
    const room = await this.#evidence.roomFor(tx, sent.id, sent.submitter);
    if (room.announcedBy !== null && room.announcedBy !== sent.submitter) throw idTaken();
    requireFewUnderWay(room);
    if (room.sent + sent.size > this.#bytesADay) await this.#refuseUntilAllowed(tx, sent, room.now);
    return room.now;
  }

  /** @throws `upload-allowance-used` with the seconds after which the file fits */
  async #refuseUntilAllowed(
    tx: EntityManager,
    { id, submitter, size }: Sent,
    now: Instant,
  ): Promise<void> {
    const sent = await this.#evidence.sentInADay(tx, submitter, id);
    const limit = this.#bytesADay;
    const retryAfter = secondsUntilAllowed(sent, size, limit, Date.parse(now));
    if (retryAfter === 0) return;
    const most = String(limit / (1024 * 1024));
    const hours = Math.ceil(retryAfter / 3_600);
    const when = hours === 1 ? 'an hour' : `${String(hours)} hours`;
    const sentence = `One person sends ${most} MiB in 24 hours at most; this file fits within ${when}.`;
    throw new ProblemError('upload-allowance-used', sentence, {
      retryAfter,
      errors: [{ pointer: '/file/size', message: sentence }],
    });
  }
}

interface Announced {
  readonly id: string;
  readonly submitter: PersonId;
  readonly holder: PersonId;
  readonly request: EvidenceRequest;
}

interface Sent {
  readonly id: string;
  readonly submitter: PersonId;
  readonly size: number;
}

function requireAcceptedSize({ size, mediaType }: EvidenceFileRequest): void {
  const isText = mediaType.startsWith('text/');
  const { largestFileBytes, largestTextBytes } = EVIDENCE_LIMITS;
  if (size <= (isText ? largestTextBytes : largestFileBytes)) return;
  const message = isText ? 'A table or text is at most 256 KiB.' : 'A record is at most 10 MiB.';
  throw new ProblemError('too-large', message, {
    errors: [{ pointer: '/file/size', message }],
  });
}

function uploadView(id: string, state: EvidenceUploadView['state']): EvidenceUploadView {
  return { id, state, contentUrl: `/api/evidence/${id}/content` };
}

function idTaken(): ProblemError {
  const message = 'This id is already used.';
  return new ProblemError('stored-otherwise', message, { errors: [{ pointer: '/id', message }] });
}
