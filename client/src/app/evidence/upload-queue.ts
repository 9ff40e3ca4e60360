import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { uuidv7 } from 'uuidv7';
import type { EvidenceRequest } from '@oart/contract';
import { ServerConnection } from '../http/server-connection';
import type { RequestFailure } from '../problems/request-failure';
import { SessionStore } from '../session/session-store';
import { EvidenceApi } from './evidence-api';
import { EvidenceUpload } from './evidence-upload';
import type { UploadState } from './evidence-upload';
import type { ChosenFile } from './file-drop';
import { dropId, keepId, keptId } from './kept-draft';
import type { UploadDraft } from './upload-draft';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** One record on its way: its file, what was filled in about it, and how far it has come. */
export class QueuedRecord {
  /** Drawn when it is first sent; every further send is the same upload. */
  id: string | null = null;
  /** As it was left when another record was described; null before it was described. */
  draft: UploadDraft | null = null;

  constructor(
    readonly upload: EvidenceUpload,
    /** Text that was written on the page is another file each time it is changed. */
    public file: ChosenFile,
    readonly isWritten: boolean,
  ) {}

  /** Whether it still wants something from whoever uploads it. */
  isOpen(): boolean {
    return ['idle', 'refused'].includes(this.kind());
  }

  kind(): UploadState['kind'] {
    return this.upload.state().kind;
  }
}

/**
 * The records that are uploaded together, each with an upload of its own: one that fails holds no other up,
 * and what is interrupted goes on by itself, when the server answers again or after a pause where it is busy.
 */
@Injectable()
export class UploadQueue {
  private readonly api = inject(EvidenceApi);
  private readonly connection = inject(ServerConnection);
  private readonly account = inject(SessionStore).accountId() ?? '';
  private readonly all = signal<readonly QueuedRecord[]>([]);
  private readonly described = signal<QueuedRecord | null>(null);
  /** What will send each again, where the server was busy. */
  private readonly waiting = new Map<QueuedRecord, ReturnType<typeof setTimeout>>();
  /** Milliseconds before each is sent again, where the server was busy. */
  private readonly pauses = new WeakMap<QueuedRecord, number>();

  readonly records = this.all.asReadonly();
  /** The one whose fields are on the page. */
  readonly current = this.described.asReadonly();
  readonly areAllStored = computed(
    () => this.all().length > 0 && this.all().every((each) => each.kind() === 'stored'),
  );
  /** Whether leaving the page would lose something that was begun. */
  readonly isUnfinished = computed(() => this.all().some((each) => each.kind() !== 'stored'));

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      for (const waiting of this.waiting.values()) clearTimeout(waiting);
    });
    effect(() => {
      const isBack = this.connection.lostSince() === null;
      if (isBack) untracked(() => void this.resumeAll());
    });
  }

  /** Answers whether the file is new here: the same bytes twice are one record. */
  add(file: ChosenFile, isWritten = false): boolean {
    const isThere = this.all().some(
      (each) => each.kind() !== 'stored' && each.file.digest.hex === file.digest.hex,
    );
    if (isThere) return false;
    const added = new QueuedRecord(new EvidenceUpload(this.api), file, isWritten);
    this.all.update((records) => [...records, added]);
    if (this.described()?.isOpen() !== true) this.described.set(added);
    return true;
  }

  describe(record: QueuedRecord | null): void {
    this.described.set(record);
  }

  remove(record: QueuedRecord): void {
    this.all.update((records) => records.filter((each) => each !== record));
    if (this.described() === record) this.described.set(this.next());
  }

  /** Sends a record; answers when it is stored, refused or interrupted. */
  async send(record: QueuedRecord, entries: Omit<EvidenceRequest, 'id' | 'file'>): Promise<void> {
    const { file, digest } = record.file;
    record.id ??= keptId(this.account, digest.hex) ?? uuidv7();
    keepId(this.account, digest.hex, record.id);
    const request = {
      id: record.id,
      ...entries,
      file: { name: file.name, mediaType: file.type, size: file.size, sha256: digest.hex },
    };
    await record.upload.send({ request, file, digest });
    this.settle(record);
  }

  async resume(record: QueuedRecord): Promise<void> {
    await record.upload.resume();
    this.settle(record);
  }

  /** The next that wants its fields, in the order in which they were chosen. */
  next(): QueuedRecord | null {
    return this.all().find((each) => each.isOpen()) ?? null;
  }

  clear(): void {
    this.all.set([]);
    this.described.set(null);
  }

  private async resumeAll(): Promise<void> {
    for (const record of this.all()) {
      if (record.kind() === 'interrupted') await this.resume(record);
    }
  }

  private settle(record: QueuedRecord): void {
    clearTimeout(this.waiting.get(record));
    this.waiting.delete(record);
    const state = record.upload.state();
    const isRefused = state.kind === 'refused';
    const isTaken = isRefused && state.failure.kind === 'stored-otherwise';
    // An id that stands for something else is of no more use: sent again it is another record.
    if (isTaken) record.id = null;
    if (isRefused || state.kind === 'stored') dropId(this.account, record.file.digest.hex);
    if (state.kind === 'interrupted') this.goOnLater(record, state.failure);
    else this.pauses.delete(record);
  }

  /** Where the server is busy it is asked again by itself, less often each time; a lost one is waited for. */
  private goOnLater(record: QueuedRecord, { kind, retryAfterSeconds }: RequestFailure): void {
    if (kind === 'server-lost') return;
    const pause = Math.min(
      Math.max((retryAfterSeconds ?? 0) * 1_000, this.pauses.get(record) ?? FIRST_PAUSE_MS),
      LONGEST_PAUSE_MS,
    );
    this.pauses.set(record, pause * 2);
    const again = setTimeout(() => {
      if (this.all().includes(record) && record.kind() === 'interrupted') void this.resume(record);
    }, pause);
    this.waiting.set(record, again);
  }
}
