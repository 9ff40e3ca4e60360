import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import { uuidv7 } from 'uuidv7';
import type { FrameworkDocument } from '@oart/competency';
import type {
  DocumentApprovalRequest,
  FrameworkDraftRequest,
  FrameworkDraftSummary,
  FrameworkDraftView,
  FrameworkImpactView,
  FrameworkVersionView,
} from '@oart/contract';
import { wholeList } from '../lists/whole-list';

const DRAFTS = '/api/framework/drafts';
const VERSIONS = '/api/framework/versions';

/** Writing, proposing and approving versions of the framework. */
@Injectable({ providedIn: 'root' })
export class FrameworkDraftApi {
  private readonly http = inject(HttpClient);

  /** Begins as the version in force, or as the text of a document. */
  begin(document: string | null): Observable<FrameworkDraftView> {
    return this.http.post<FrameworkDraftView>(DRAFTS, { id: uuidv7(), document });
  }

  read(id: string): Observable<FrameworkDraftView> {
    return this.http.get<FrameworkDraftView>(`${DRAFTS}/${id}`);
  }

  keep(
    { id, revision }: FrameworkDraftView,
    draft: FrameworkDraftRequest,
  ): Observable<FrameworkDraftView> {
    const headers = { 'If-Match': tagOf(revision) };
    return this.http.put<FrameworkDraftView>(`${DRAFTS}/${id}`, draft, { headers });
  }

  discard({ id, revision }: FrameworkDraftView): Observable<null> {
    return this.http.delete<null>(`${DRAFTS}/${id}`, { headers: { 'If-Match': tagOf(revision) } });
  }

  propose({ id, revision }: FrameworkDraftView): Observable<FrameworkVersionView> {
    const headers = { 'If-Match': tagOf(revision) };
    return this.http.post<FrameworkVersionView>(`${DRAFTS}/${id}/proposal`, null, { headers });
  }

  /** Approves the very bytes that were read, on top of the version that they were compared with. */
  approve(
    { id, sha256 }: FrameworkVersionView,
    comparedWith: string | null,
  ): Observable<FrameworkVersionView> {
    const request: DocumentApprovalRequest = { sha256, comparedWith };
    return this.http.post<FrameworkVersionView>(`${VERSIONS}/${id}/approval`, request);
  }
}

function tagOf(revision: number): string {
  return `"${String(revision)}"`;
}

/** Every version on file, the newest first. Ask in an injection context. */
export function frameworkVersions() {
  return wholeList<FrameworkVersionView>(() => ({ url: VERSIONS }));
}

/** Every draft. Ask in an injection context. */
export function frameworkDrafts(mayRead: () => boolean) {
  return wholeList<FrameworkDraftSummary>(() => (mayRead() ? { url: DRAFTS } : undefined));
}

/** One draft. Ask in an injection context. */
export function frameworkDraft(id: () => string) {
  return httpResource<FrameworkDraftView>(() => `${DRAFTS}/${id()}`);
}

/** The document of a version. Ask in an injection context. */
export function versionDocument(id: () => string | null) {
  return httpResource<FrameworkDocument>(() => {
    const asked = id();
    return asked === null ? undefined : documentOfVersion(asked);
  });
}

export function documentOfVersion(id: string): string {
  return `${VERSIONS}/${id}/document`;
}

/** What a draft or a version would change, once somebody asks. Ask in an injection context. */
export function frameworkImpact(of: () => { kind: 'drafts' | 'versions'; id: string } | null) {
  return httpResource<FrameworkImpactView>(() => {
    const asked = of();
    return asked === null ? undefined : `/api/framework/${asked.kind}/${asked.id}/impact`;
  });
}
