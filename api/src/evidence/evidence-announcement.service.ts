import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PersonId } from '@oart/competency';
import { EVIDENCE_LIMITS } from '@oart/contract';
import type { EvidenceFileRequest, EvidenceRequest, EvidenceUploadView } from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../http/problem-error.ts';
import { Recorder, instant } from '../ledger/recorder.ts';
import type { EvidenceUploadEntity } from './evidence-upload.entity.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { holderOf, plannedRecords } from './group-submission.ts';
import { refusalOfName } from './file-name.ts';
import { refusedFile } from './refused-content.ts';
import { SubmissionCheck } from './submission-check.ts';

const MOST_PENDING = 50;

/** First half of an upload: what will come, checked before a byte is sent. Records nothing. */
@Injectable()
export class EvidenceAnnouncementService {
  readonly #recorder: Recorder;
  readonly #evidence: EvidenceRepository;
  readonly #check: SubmissionCheck;

  constructor(recorder: Recorder, evidence: EvidenceRepository, check: SubmissionCheck) {
    this.#recorder = recorder;
    this.#evidence = evidence;
    this.#check = check;
  }

  /** May be repeated: until the bytes have come, the last announcement under an id holds. */
  async announce(caller: Caller, request: EvidenceRequest): Promise<EvidenceUploadView> {
    const submitter = personOf(caller);
    const holder = holderOf(caller, submitter, request);
    requireAcceptedSize(request.file);
    const refusal = refusalOfName(request.file.name, request.file.mediaType);
    if (refusal !== null) throw refusedFile(refusal, '/file/name');
    const id = request.id.toLowerCase();
    return this.#recorder.write(caller.employerId, async (tx) => {
      const submitted = await this.#evidence.row(tx, id);
      if (submitted !== null) {
        if (submitted.submittedById !== submitter) throw idTaken();
        return uploadView(id, 'submitted');
      }
      for (const planned of plannedRecords(request, holder)) {
        await this.#check.accept(tx, { ...planned, submitter });
      }
      await this.#requireRoom(tx, id, submitter);
      await this.#evidence.keepUpload(tx, {
        employerId: caller.employerId,
        id,
        personId: holder,
        submittedById: submitter,
        request,
        announcedAt: await instant(tx),
      });
      return uploadView(id, 'pending');
    });
  }

  async #requireRoom(tx: EntityManager, id: string, submitter: PersonId): Promise<void> {
    const earlier: EvidenceUploadEntity | null = await this.#evidence.upload(tx, id);
    if (earlier !== null && earlier.submittedById !== submitter) throw idTaken();
    if (earlier !== null) return;
    await this.#evidence.oneAtATime(tx, submitter);
    await this.#evidence.dropAbandoned(tx, submitter);
    if ((await this.#evidence.pendingUploads(tx, submitter)) < MOST_PENDING) return;
    throw new ProblemError('too-many-requests', 'Finish or leave the uploads that are under way.');
  }
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
  return new ProblemError('conflict', message, { errors: [{ pointer: '/id', message }] });
}
