import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type { AccessEvaluationRequest, AccessEvaluationResponse } from '@oart/contract';

@Injectable({ providedIn: 'root' })
export class GateApi {
  private readonly http = inject(HttpClient);

  /** Asks; nothing is recorded but the question itself. */
  ask(question: AccessEvaluationRequest): Observable<AccessEvaluationResponse> {
    return this.http.post<AccessEvaluationResponse>('/access/v1/evaluation', question);
  }
}
