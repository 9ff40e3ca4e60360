import { HttpEventType } from '@angular/common/http';
import { signal } from '@angular/core';
import { firstValueFrom, lastValueFrom, tap } from 'rxjs';
import type { EvidenceRequest } from '@oart/contract';
import { RequestFailure } from '../problems/request-failure';
import type { EvidenceApi } from './evidence-api';
import type { FileDigest } from './file-digest';

export type UploadState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'announcing' }
  | { readonly kind: 'sending'; readonly sent: number; readonly size: number }
  /** The file did not arrive, or its arrival was not confirmed. Sending again is the same upload. */
  | { readonly kind: 'interrupted'; readonly failure: RequestFailure }
  | { readonly kind: 'refused'; readonly failure: RequestFailure }
  | { readonly kind: 'stored'; readonly id: string };

interface Parcel {
  readonly request: EvidenceRequest;
  readonly file: File;
  readonly digest: FileDigest;
}

/** One upload in its two halves. Stored only when the server has said so; what was interrupted resumes. */
export class EvidenceUpload {
  private readonly current = signal<UploadState>({ kind: 'idle' });
  private parcel: Parcel | null = null;
  private contentUrl: string | null = null;

  readonly state = this.current.asReadonly();

  constructor(private readonly api: EvidenceApi) {}

  async send(parcel: Parcel): Promise<void> {
    this.parcel = parcel;
    this.contentUrl = null;
    await this.resume();
  }

  /** Goes on where the upload stopped, with the same id and the same bytes. */
  async resume(): Promise<void> {
    const parcel = this.parcel;
    if (parcel === null || this.isUnderWay()) return;
    try {
      this.contentUrl ??= await this.announce(parcel);
      if (this.contentUrl !== '') await this.sendContent(this.contentUrl, parcel);
      this.parcel = null;
      this.current.set({ kind: 'stored', id: parcel.request.id });
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.current.set({ kind: error.isPassing ? 'interrupted' : 'refused', failure: error });
    }
  }

  /** Whether bytes are on their way just now. */
  isUnderWay(): boolean {
    return ['announcing', 'sending'].includes(this.current().kind);
  }

  /** Answers where the bytes go; empty where the server already has them. */
  private async announce({ request }: Parcel): Promise<string> {
    this.current.set({ kind: 'announcing' });
    const { state, contentUrl } = await firstValueFrom(this.api.announce(request));
    return state === 'submitted' ? '' : contentUrl;
  }

  private async sendContent(url: string, { file, digest }: Parcel): Promise<void> {
    this.current.set({ kind: 'sending', sent: 0, size: file.size });
    const events = this.api.send(url, file, digest.base64).pipe(
      tap((event) => {
        if (event.type !== HttpEventType.UploadProgress) return;
        this.current.set({ kind: 'sending', sent: event.loaded, size: file.size });
      }),
    );
    await lastValueFrom(events);
  }
}
