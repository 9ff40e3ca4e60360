import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import type { PolicyDocument } from '@oart/competency';
import type {
  DocumentApprovalRequest,
  PolicyImpactView,
  PolicyRequest,
  PolicyVersionView,
} from '@oart/contract';
import { firstValueFrom } from 'rxjs';
import { wholeList } from '../lists/whole-list';

const VERSIONS = '/api/policy/versions';

/** Proposing and approving versions of the policy. */
@Injectable({ providedIn: 'root' })
export class PolicyApi {
  private readonly http = inject(HttpClient);

  propose(document: PolicyDocument): Promise<PolicyVersionView> {
    const request: PolicyRequest = { document: `${JSON.stringify(document, null, 2)}\n` };
    return firstValueFrom(this.http.post<PolicyVersionView>('/api/policy', request));
  }

  /** Approves the very bytes that were read, on top of the version that they were compared with. */
  approve(
    { id, sha256 }: PolicyVersionView,
    comparedWith: string | null,
  ): Promise<PolicyVersionView> {
    const request: DocumentApprovalRequest = { sha256, comparedWith };
    return firstValueFrom(this.http.post<PolicyVersionView>(`${VERSIONS}/${id}/approval`, request));
  }
}

/** Every version, the newest first. Ask in an injection context. */
export function policyVersions() {
  return wholeList<PolicyVersionView>(() => ({ url: VERSIONS }));
}

/** The document of a version. Ask in an injection context. */
export function policyDocument(id: () => string | null) {
  // A resource reads again whenever what it looks at is another value, also where it asks the same.
  const wanted = computed(id);
  return httpResource<PolicyDocument>(() => {
    const asked = wanted();
    return asked === null ? undefined : policyDocumentUrl(asked);
  });
}

/** Whom a version would pause if it were approved now, where that is wanted. Ask in an injection context. */
export function policyImpact(id: () => string | null) {
  const wanted = computed(id);
  return httpResource<PolicyImpactView>(() => {
    const asked = wanted();
    return asked === null ? undefined : `${VERSIONS}/${asked}/impact`;
  });
}

export function policyDocumentUrl(id: string): string {
  return `${VERSIONS}/${id}/document`;
}
