import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  CandidateView,
  EntitlementActRequest,
  EntitlementProposal,
  EntitlementProposalView,
  EntitlementRequest,
  EntitlementView,
  LiftRequest,
  SigningChallenge,
  SuspensionRequest,
  WithdrawalRequest,
} from '@oart/contract';
import { wholeList } from '../lists/whole-list';

/** Granting, accepting and taking back the right to act. */
@Injectable({ providedIn: 'root' })
export class EntitlementApi {
  private readonly http = inject(HttpClient);

  /** Everything to know before granting: what is met, what is missing, and what would be signed. */
  propose(proposal: EntitlementProposal): Observable<EntitlementProposalView> {
    return this.http.post<EntitlementProposalView>('/api/entitlements/proposal', proposal);
  }

  grant(request: EntitlementRequest): Observable<EntitlementView> {
    return this.http.post<EntitlementView>('/api/entitlements', request);
  }

  acceptanceChallenge(
    id: string,
    about: Omit<EntitlementActRequest, 'signature'>,
  ): Observable<SigningChallenge> {
    return this.challenge(id, 'acceptance', about);
  }

  accept(id: string, request: EntitlementActRequest): Observable<EntitlementView> {
    return this.http.post<EntitlementView>(`/api/entitlements/${id}/acceptance`, request);
  }

  suspend(id: string, request: SuspensionRequest): Observable<EntitlementView> {
    return this.http.post<EntitlementView>(`/api/entitlements/${id}/suspensions`, request);
  }

  liftChallenge(
    id: string,
    suspension: string,
    about: Omit<LiftRequest, 'signature'>,
  ): Observable<SigningChallenge> {
    return this.challenge(id, `suspensions/${suspension}/lift`, about);
  }

  lift(id: string, suspension: string, request: LiftRequest): Observable<EntitlementView> {
    return this.http.post<EntitlementView>(
      `/api/entitlements/${id}/suspensions/${suspension}/lift`,
      request,
    );
  }

  withdrawalChallenge(
    id: string,
    about: Omit<WithdrawalRequest, 'signature'>,
  ): Observable<SigningChallenge> {
    return this.challenge(id, 'withdrawal', about);
  }

  withdraw(id: string, request: WithdrawalRequest): Observable<EntitlementView> {
    return this.http.post<EntitlementView>(`/api/entitlements/${id}/withdrawal`, request);
  }

  private challenge(id: string, act: string, body: object): Observable<SigningChallenge> {
    return this.http.post<SigningChallenge>(`/api/entitlements/${id}/${act}/challenge`, body);
  }
}

/**
 * Who could be entitled next on a unit, and how far each is; null where the department has none,
 * undefined while that is not known. Ask in an injection context.
 */
export function candidates(unit: () => string | null | undefined) {
  return wholeList<CandidateView>(() => {
    const unitId = unit();
    return unitId === undefined
      ? undefined
      : { url: '/api/entitlements/candidates', params: unitId === null ? {} : { unit: unitId } };
  });
}

export function entitlementWith(id: () => string | undefined) {
  return httpResource<EntitlementView>(() => {
    const entitlementId = id();
    return entitlementId === undefined ? undefined : `/api/entitlements/${entitlementId}`;
  });
}

/** Entitlements of one holder, newest first. */
export function entitlementsOf(
  person: () => string | undefined,
  about: () => Readonly<Record<string, string>> = () => ({}),
) {
  return wholeList<EntitlementView>(() => {
    const personId = person();
    return personId === undefined
      ? undefined
      : { url: '/api/entitlements', params: { person: personId, ...about() } };
  });
}
