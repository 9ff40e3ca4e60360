import { HttpClient, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  InvitationAcceptance,
  PasskeyEnrolmentRequest,
  PasskeyEnrolmentStart,
  PasskeyEnrolmentView,
  PasswordChange,
  PinRequest,
  SigningFactorsView,
  WorkstationRequest,
  WorkstationsView,
} from '@oart/contract';
import { firstValueFrom } from 'rxjs';

/** The passkeys and the PIN of the account. Ask in an injection context. */
export function signingFactors() {
  return httpResource<SigningFactorsView>(() => '/api/account/signing-factors');
}

/** Where a PIN counts. Ask in an injection context. */
export function workstations() {
  return httpResource<WorkstationsView>(() => '/api/workstations');
}

@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  async changePassword(change: PasswordChange): Promise<void> {
    await firstValueFrom(this.http.post('/api/account/password', change));
  }

  async acceptInvitation(acceptance: InvitationAcceptance): Promise<void> {
    await firstValueFrom(this.http.post('/api/invitations', acceptance));
  }

  async signOutEverywhere(): Promise<void> {
    await firstValueFrom(this.http.post('/api/account/sessions/end', {}));
  }

  startPasskey(start: PasskeyEnrolmentStart): Promise<PasskeyEnrolmentView> {
    const path = '/api/account/passkeys/challenge';
    return firstValueFrom(this.http.post<PasskeyEnrolmentView>(path, start));
  }

  async enrolPasskey(enrolment: PasskeyEnrolmentRequest): Promise<void> {
    await firstValueFrom(this.http.post('/api/account/passkeys', enrolment));
  }

  async setPin(pin: PinRequest): Promise<void> {
    await firstValueFrom(this.http.post('/api/account/pin', pin));
  }

  /** Enrols the computer on which this runs. */
  async enrolWorkstation(enrolment: WorkstationRequest): Promise<void> {
    await firstValueFrom(this.http.post('/api/workstations', enrolment));
  }

  async revokeWorkstation(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/workstations/${id}/revocation`, {}));
  }

  async revokeSigningFactor(id: string): Promise<void> {
    const path = `/api/account/signing-factors/${id}/revocation`;
    await firstValueFrom(this.http.post(path, {}));
  }
}
