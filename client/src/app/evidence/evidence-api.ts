import { HttpClient } from '@angular/common/http';
import type { HttpEvent } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  ContouringLogView,
  EvidenceReadingView,
  EvidenceRequest,
  EvidenceReviewRequest,
  EvidenceUploadView,
  EvidenceView,
} from '@oart/contract';
import { wholeList } from '../lists/whole-list';

/** Records of training and what happened to them. */
@Injectable({ providedIn: 'root' })
export class EvidenceApi {
  private readonly http = inject(HttpClient);

  /** First half of an upload: what the file is and what it says. */
  announce(request: EvidenceRequest): Observable<EvidenceUploadView> {
    return this.http.post<EvidenceUploadView>('/api/evidence', request);
  }

  /** What the table of a contouring log says; nothing is recorded. */
  readLog(text: string): Observable<ContouringLogView> {
    return this.http.post<ContouringLogView>('/api/evidence/contouring-log', { text });
  }

  /** What the text of a PDF seems to say; nothing of it is kept. */
  read(file: File, sha256Base64: string): Observable<EvidenceReadingView> {
    return this.http.post<EvidenceReadingView>('/api/evidence/reading', file, {
      headers: contentHeaders(file, sha256Base64),
    });
  }

  /** Second half: the bytes, with events that tell how many have left. */
  send(contentUrl: string, file: File, sha256Base64: string): Observable<HttpEvent<EvidenceView>> {
    return this.http.put<EvidenceView>(contentUrl, file, {
      headers: contentHeaders(file, sha256Base64),
      observe: 'events',
      reportUploadProgress: true,
    });
  }

  content(id: string): Observable<Blob> {
    return this.http.get(`/api/evidence/${id}/content`, { responseType: 'blob' });
  }

  /** A re-encoded copy of a picture, to be shown in place of the bytes that came. */
  picture(id: string): Observable<Blob> {
    return this.http.get(`/api/evidence/${id}/picture`, { responseType: 'blob' });
  }

  review(id: string, request: EvidenceReviewRequest): Observable<EvidenceView> {
    return this.http.post<EvidenceView>(`/api/evidence/${id}/review`, request);
  }

  /** The signature of the oncologist whom the record names. */
  countersign(id: string, seen: number): Observable<EvidenceView> {
    return this.http.post<EvidenceView>(`/api/evidence/${id}/countersignature`, { seen });
  }
}

function contentHeaders(file: File, sha256Base64: string): Record<string, string> {
  return { 'Content-Type': file.type, 'Content-Digest': `sha-256=:${sha256Base64}:` };
}

/** Everything that one person submitted, newest first. Ask in an injection context. */
export function recordsOf(
  person: () => string | undefined,
  about: () => Readonly<Record<string, string>> = () => ({}),
) {
  return wholeList<EvidenceView>(() => {
    const personId = person();
    return personId === undefined
      ? undefined
      : { url: '/api/evidence', params: { person: personId, ...about() } };
  });
}

/** What waits for a verifier, oldest first, own submissions included. */
export function verificationQueue() {
  return wholeList<EvidenceView>(() => ({
    url: '/api/evidence',
    params: { state: 'waiting' },
  }));
}
