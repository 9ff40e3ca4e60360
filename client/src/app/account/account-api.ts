import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { PasswordChange } from '@oart/contract';
import { firstValueFrom } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class AccountApi {
  private readonly http = inject(HttpClient);

  async changePassword(change: PasswordChange): Promise<void> {
    await firstValueFrom(this.http.post('/api/account/password', change));
  }

  async signOutEverywhere(): Promise<void> {
    await firstValueFrom(this.http.post('/api/account/sessions/end', {}));
  }
}
