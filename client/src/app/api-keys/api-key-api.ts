import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ApiKeyRequest, ApiKeyView } from '@oart/contract';
import { firstValueFrom } from 'rxjs';

const KEYS = '/api/keys';

/** Where a list of keys is, the newest first. */
export const KEY_LIST = { url: KEYS, params: { sort: '-createdAt' } };

/** Where programs ask the gate, as its AuthZEN metadata names the addresses. */
export interface GateAddresses {
  readonly access_evaluation_endpoint: string;
  readonly search_subject_endpoint: string;
}

/** Ask in an injection context. */
export function gateAddresses() {
  return httpResource<GateAddresses>(() => '/.well-known/authzen-configuration');
}

/** Making and closing keys of programs that ask the gate. */
@Injectable({ providedIn: 'root' })
export class ApiKeyApi {
  private readonly http = inject(HttpClient);

  /** The only answer that ever holds the key. Where that answer was lost the key was made, and is null here. */
  make(request: ApiKeyRequest): Promise<ApiKeyView> {
    return firstValueFrom(this.http.post<ApiKeyView>(KEYS, request));
  }

  /** Answers once no process takes the key any more. */
  async close(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${KEYS}/${id}`));
  }
}
