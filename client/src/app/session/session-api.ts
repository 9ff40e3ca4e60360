import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { DemonstrationPerson, SessionView, SignInRequest } from '@oart/contract';
import { firstValueFrom } from 'rxjs';
import { RequestFailure } from '../problems/request-failure';
import { SessionStore } from './session-store';

const SESSION_URL = '/api/session';

@Injectable({ providedIn: 'root' })
export class SessionApi {
  private readonly http = inject(HttpClient);
  private readonly store = inject(SessionStore);
  private readonly unsent = new Set<() => Promise<void>>();

  /** Asks the server who is signed in. Answers null when nobody is; any other failure is thrown. */
  async load(): Promise<SessionView | null> {
    try {
      const view = await firstValueFrom(this.http.get<SessionView>(SESSION_URL));
      this.store.keep(view);
      return view;
    } catch (error) {
      if (error instanceof RequestFailure && error.isOfNobody) {
        this.store.end(error.farewell);
        return null;
      }
      throw error;
    }
  }

  async signIn(request: SignInRequest): Promise<SessionView | null> {
    await firstValueFrom(this.http.post(SESSION_URL, request));
    return this.load();
  }

  /** Has something sent before the account signs out; call the answer when there is nothing more to send. */
  beforeSignOut(send: () => Promise<void>): () => void {
    this.unsent.add(send);
    return () => this.unsent.delete(send);
  }

  async signOut(): Promise<void> {
    await Promise.all([...this.unsent].map((send) => send()));
    await firstValueFrom(this.http.delete(SESSION_URL));
    this.store.end();
  }

  /** Whom a visitor of a demonstration may be; empty in any other database. */
  async demonstrationPeople(): Promise<readonly DemonstrationPerson[]> {
    try {
      return await firstValueFrom(
        this.http.get<readonly DemonstrationPerson[]>('/api/demonstration/people'),
      );
    } catch (error) {
      if (error instanceof RequestFailure && error.kind === 'not-found') return [];
      throw error;
    }
  }

  async enterAs(accountId: string): Promise<SessionView | null> {
    await firstValueFrom(this.http.post('/api/demonstration/session', { accountId }));
    return this.load();
  }
}
