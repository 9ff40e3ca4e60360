import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { Recorded } from '@oart/competency';
import type { ContouringAttempt, EvidenceRequest, EvidenceView, ProblemKind } from '@oart/contract';
import { personOf } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError, invalid, notFound } from '../http/problem-error.ts';
import { Recorder, unkeyed } from '../ledger/recorder.ts';
import type { Outcome } from '../ledger/recorder.ts';
import type { Recording } from '../ledger/recording.ts';
import { readContouringLog } from './contouring-log.ts';
import type { ContouringLog } from './contouring-log.ts';
import { Arriving } from './arriving.ts';
import { EvidenceIntake } from './evidence-intake.ts';
import type { TakenFile } from './evidence-intake.ts';
import type { EvidenceUploadEntity } from './evidence-upload.entity.ts';
import { EvidenceViewService } from './evidence-view.service.ts';
import { evidenceColumns } from './evidence-columns.ts';
import { EvidenceEntity } from './evidence.entity.ts';
import { EvidenceRepository } from './evidence.repository.ts';
import { plannedRecords } from './group-submission.ts';
import type { PlannedRecord } from './group-submission.ts';
import type { IncomingContent } from './incoming-content.ts';
import { requireAnnounced } from './refused-content.ts';
import { SubmissionCheck } from './submission-check.ts';
import { requireFewUnderWay } from './under-way.ts';

/** What bytes are refused for; the others say that the same may come again. */
const REFUSED_FOR_ITSELF: ReadonlySet<ProblemKind> = new Set([
  'not-accepted',
  'invalid-request',
  'unsupported-media-type',
  'digest-mismatch',
]);

/** The bytes as they were checked, and the attempts that were read from a table. */
interface Content {
  readonly file: TakenFile;
  readonly attempts: readonly ContouringAttempt[] | undefined;
}

/** Where a record stands in the ledger. */
type Place = Pick<Recorded, 'index' | 'recordedAt'>;

/** Second half of an upload: the bytes. Answers only when file and row are durable. */
@Injectable()
export class EvidenceContentService {
  readonly #recorder: Recorder;
  readonly #evidence: EvidenceRepository;
  readonly #check: SubmissionCheck;
  readonly #views: EvidenceViewService;
  readonly #intake: EvidenceIntake;
  /** By upload. */
  readonly #arriving = new Arriving();

  constructor(
    recorder: Recorder,
    evidence: EvidenceRepository,
    check: SubmissionCheck,
    views: EvidenceViewService,
    intake: EvidenceIntake,
  ) {
    this.#recorder = recorder;
    this.#evidence = evidence;
    this.#check = check;
    this.#views = views;
    this.#intake = intake;
  }

  /** The same PUT again, after a lost connection, gets the same answer. */
  async receive(
    caller: Caller,
    id: string,
    content: IncomingContent,
  ): Promise<Outcome<EvidenceView>> {
    const upload = await this.#announced(caller, id, content);
    if (upload === 'submitted') return this.#view(caller, id, { result: null, fence: null });
    requireAnnounced(content, upload.request.file);
    if (upload.refusedAt !== null) await this.#takeUp(upload);
    let attempts: readonly ContouringAttempt[] | undefined;
    const judge = async (text: string): Promise<void> => {
      if (upload.request.file.mediaType !== 'text/csv') return;
      const { request, personId: holder, submittedById: submitter } = upload;
      await this.#recorder.read(caller.employerId, async (tx) => {
        const log = readContouringLog(text, await this.#check.today(tx));
        requireName(log, request);
        attempts = log.attempts;
        await this.#check.accept(tx, { request, holder, submitter, attempts });
      });
    };
    const file = await this.#arriving
      .during(upload.id, () =>
        this.#intake.take(caller.accountId, content, upload.request.file, judge),
      )
      .catch((error: unknown) => this.#refuse(upload, error));
    return this.#recordFile(caller, upload.request, { file, attempts });
  }

  /** Bytes that come after others were refused make it an upload under way again, for which there must be room. */
  async #takeUp({ employerId, id, submittedById }: EvidenceUploadEntity): Promise<void> {
    await this.#recorder.write(employerId, async (tx) => {
      requireFewUnderWay(await this.#evidence.roomFor(tx, id, submittedById));
      await this.#evidence.setUnderWay(tx, id);
    });
  }

  /**
   * An upload whose bytes were refused for what they are blocks none that its sender announces next, unless
   * more bytes of it are arriving or it was announced anew.
   */
  async #refuse(upload: EvidenceUploadEntity, refusal: unknown): Promise<never> {
    const isForItself = refusal instanceof ProblemError && REFUSED_FOR_ITSELF.has(refusal.kind);
    if (isForItself && this.#arriving.of(upload.id) === 0) {
      await this.#recorder.write(upload.employerId, (tx) => this.#evidence.setRefused(tx, upload));
    }
    throw refusal;
  }

  /** Whose upload this is, and whether there is anything left to send. */
  async #announced(
    caller: Caller,
    id: string,
    content: IncomingContent,
  ): Promise<EvidenceUploadEntity | 'submitted'> {
    const submitter = personOf(caller);
    return this.#recorder.read(caller.employerId, async (tx) => {
      const [row, upload] = await Promise.all([
        this.#evidence.row(tx, id),
        this.#evidence.upload(tx, id),
      ]);
      if (row?.submittedById === submitter) {
        if (row.sha256 === content.sha256) return 'submitted';
        throw new ProblemError(
          'stored-otherwise',
          'Another file was already submitted under this id.',
        );
      }
      if (upload?.submittedById !== submitter) throw notFound();
      return upload;
    });
  }

  /** File first, then the row: a row never names bytes that are not there. */
  async #recordFile(
    caller: Caller,
    announced: EvidenceRequest,
    content: Content,
  ): Promise<Outcome<EvidenceView>> {
    const { id } = announced;
    // The id of the upload is the key: a second recording finds the first one's row.
    const request = unkeyed(caller.employerId, caller);
    const outcome = await this.#recorder.record(request, async (tx) => {
      const upload = await this.#evidence.takeUpload(tx.manager, id);
      return upload === null ? null : this.#record(tx, upload, announced, content);
    });
    return this.#view(caller, id, outcome);
  }

  async #record(
    tx: Recording,
    upload: EvidenceUploadEntity,
    announced: EvidenceRequest,
    content: Content,
  ): Promise<Place> {
    const { id, request, personId } = upload;
    // The bytes were checked as what was announced then.
    const isAsAnnounced =
      request.file.sha256 === content.file.sha256 &&
      request.file.mediaType === announced.file.mediaType &&
      request.type === announced.type;
    if (!isAsAnnounced) {
      throw new ProblemError('conflict', 'This upload was announced anew; send its bytes again.');
    }
    const planned = plannedRecords(request, personId);
    let recorded = await this.#recordOne(tx, upload, planned[0], id, content);
    for (const other of planned.slice(1)) {
      recorded = await this.#recordOne(tx, upload, other, uuidv7(), content);
    }
    return recorded;
  }

  async #recordOne(
    tx: Recording,
    { id: groupId, submittedById, request: sheet }: EvidenceUploadEntity,
    planned: PlannedRecord,
    id: string,
    { attempts, file: { sha256, size, savedAgain } }: Content,
  ): Promise<Place> {
    const submission = {
      ...planned,
      submitter: submittedById,
      ...(attempts && { attempts }),
    };
    const accepted = await this.#check.accept(tx.manager, submission, tx.recordedAt);
    return tx.add(EvidenceEntity, id, {
      ...evidenceColumns(accepted),
      fileName: sheet.file.name,
      mediaType: sheet.file.mediaType,
      fileSize: size,
      sha256,
      savedAgain,
      groupId: sheet.participants === undefined ? null : groupId,
    });
  }

  /** Read in a transaction of its own: nobody waits to record until a view of many records is made. */
  async #view(
    caller: Caller,
    id: string,
    { result: recorded, fence }: Pick<Outcome<Place | null>, 'result' | 'fence'>,
  ): Promise<Outcome<EvidenceView>> {
    return this.#recorder.read(caller.employerId, async (tx) => ({
      result: await this.#views.viewOf(tx, caller, id, recorded ?? undefined),
      replayed: recorded === null,
      fence,
    }));
  }
}

function requireName({ profileName }: ContouringLog, { nameAsPrinted }: EvidenceRequest): void {
  // The same letters may be coded in two ways, which nobody sees.
  if (profileName === null || profileName.normalize() === nameAsPrinted.normalize()) return;
  throw invalid('/nameAsPrinted', 'The table names another profile: write it as it stands there.');
}
