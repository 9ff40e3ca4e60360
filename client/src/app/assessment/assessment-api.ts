import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  AssessmentProposal,
  AssessmentRequest,
  AssessmentView,
  SigningChallenge,
} from '@oart/contract';
import { wholeList } from '../lists/whole-list';

@Injectable({ providedIn: 'root' })
export class AssessmentApi {
  private readonly http = inject(HttpClient);

  /** The statement that would be signed, or every reason why it cannot be. */
  challenge(proposal: AssessmentProposal): Observable<SigningChallenge> {
    return this.http.post<SigningChallenge>('/api/assessments/challenge', proposal);
  }

  /** The candidate has read it. */
  acknowledge({ id, ledgerIndex: seen }: AssessmentView): Observable<AssessmentView> {
    return this.http.post<AssessmentView>(`/api/assessments/${id}/acknowledgement`, { seen });
  }

  sign(request: AssessmentRequest): Observable<AssessmentView> {
    return this.http.post<AssessmentView>('/api/assessments', request);
  }
}

/** Assessments of one candidate, newest first. Ask in an injection context. */
export function assessmentsOf(
  candidate: () => string | undefined,
  about: () => Readonly<Record<string, string>> = () => ({}),
) {
  return wholeList<AssessmentView>(() => {
    const personId = candidate();
    return personId === undefined
      ? undefined
      : { url: '/api/assessments', params: { candidate: personId, ...about() } };
  });
}
