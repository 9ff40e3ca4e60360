import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { OnInit } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { FormGroup } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { SignatureInput, SigningChallenge } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { RecordedNotice } from '../layout/recorded-notice';
import { SignaturePanel } from '../signing/signature-panel';
import type { SignedAct } from '../signing/signed-act';
import type { FactAct, FactValues } from './fact-act';
import { FactFields, formOf } from './fact-fields';

/**
 * The form of an act that is signed: its fields, then the words as the server renders them, then the signature.
 * The words come from the address with `/challenge`; an act without fields begins with them.
 */
@Component({
  selector: 'oart-signed-fact-panel',
  imports: [ErrorSummary, FactFields, MatButton, ReactiveFormsModule, SignaturePanel],
  template: `
    @if (hasFields() && signing().challenge() === null) {
      <form [formGroup]="form()" (ngSubmit)="read()" novalidate>
        <oart-error-summary [failure]="signing().failure()" [form]="form()" />
        @if (act().says; as says) {
          <p class="small">{{ says }}</p>
        }
        <oart-fact-fields [act]="act()" [form]="form()" />
        <div class="tools">
          <button
            matButton="filled"
            type="submit"
            disabledInteractive
            [disabled]="signing().isSending()"
          >
            Read what you will sign
          </button>
          @if (mayDecline()) {
            <button matButton="text" type="button" (click)="declined.emit()">Not now</button>
          }
        </div>
        <p class="small muted">Nothing is recorded until you sign.</p>
      </form>
    } @else {
      <oart-signature-panel
        [challenge]="signing().challenge()"
        [action]="act().action"
        [isSending]="signing().isSending()"
        [failure]="signing().failure()"
        blockedBecause="The words to sign are not there."
        (signed)="sign($event)"
        (declined)="back()"
      />
    }
  `,
  styleUrl: '../entitlement/act-form.scss',
})
export class SignedFactPanel implements OnInit {
  /**
   * What is filled in stays when an act with fields takes the place of another one; where nothing is to stay, each
   * act has a panel of its own.
   */
  readonly act = input.required<FactAct>();
  /** Of the page, which shows no other act while it is sending; as after `reset`. */
  readonly signing = input.required<SignedAct<object>>();
  /** Whether the page has anything else to show; where it is the form alone, nobody is asked to leave it. */
  readonly mayDecline = input(true);
  /** The answer to what was recorded. */
  readonly done = output<unknown>();
  readonly declined = output();

  private readonly http = inject(HttpClient);
  private readonly notice = inject(RecordedNotice);

  protected readonly form = linkedSignal<FactAct, FormGroup>({
    source: this.act,
    computation: (act, before) =>
      formOf(act, before?.value.getRawValue() as FactValues | undefined),
  });
  protected readonly hasFields = computed(() => Object.keys(this.act().fields).length > 0);

  ngOnInit(): void {
    if (!this.hasFields()) void this.read();
  }

  protected async read(): Promise<void> {
    const form = this.form();
    if (this.signing().isSending() || !mayBeSent(form)) return;
    const act = this.act();
    await this.signing().prepare(act.request(form.getRawValue() as FactValues), (proposal) =>
      firstValueFrom(this.http.post<SigningChallenge>(`${act.address}/challenge`, proposal)),
    );
  }

  protected async sign(signature: SignatureInput): Promise<void> {
    const act = this.act();
    let answer: unknown = null;
    const isRecorded = await this.signing().sign(signature, async (request) => {
      answer = await firstValueFrom(this.http.post(act.address, request));
    });
    if (!isRecorded) return;
    this.notice.show(act.recorded(this.form().getRawValue() as FactValues));
    this.done.emit(answer);
  }

  protected back(): void {
    if (this.hasFields()) this.signing().reset();
    else this.declined.emit();
  }
}
