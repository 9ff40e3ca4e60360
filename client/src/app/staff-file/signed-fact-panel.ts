import { NgTemplateOutlet } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import type { OnInit } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { FormGroup } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { SignatureInput, SigningChallenge } from '@oart/contract';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { RecordedNotice } from '../layout/recorded-notice';
import { RequestFailure } from '../problems/request-failure';
import { SignaturePanel } from '../signing/signature-panel';
import type { SignedAct } from '../signing/signed-act';
import type { BesideSigner, FactAct, FactValues } from './fact-act';
import { FactFields, formOf } from './fact-fields';

/** Somebody else's turn, on the same screen. */
interface BesideTurn extends BesideSigner {
  readonly challenge: SigningChallenge;
}

/**
 * The form of an act that is signed: its fields, then the words as the server renders them, then the signature,
 * and after it that of somebody beside where the act has one. The words come from the address with `/challenge`;
 * an act without fields begins with them.
 */
@Component({
  selector: 'oart-signed-fact-panel',
  imports: [
    ErrorSummary,
    FactFields,
    MatButton,
    NgTemplateOutlet,
    ReactiveFormsModule,
    SignaturePanel,
  ],
  templateUrl: './signed-fact-panel.html',
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
  private readonly injector = inject(Injector);
  private readonly panel = viewChild(SignaturePanel);

  protected readonly form = linkedSignal<FactAct, FormGroup>({
    source: this.act,
    computation: formOf,
  });
  protected readonly hasFields = computed(() => Object.keys(this.act().fields).length > 0);
  protected readonly follows = computed(() =>
    this.signing().challenge() === null ? [] : this.act().follows(this.values()),
  );
  /** Who signs as well; null where nobody does. */
  protected readonly beside = linkedSignal<unknown, BesideTurn | null>({
    source: () => this.signing().challenge(),
    computation: () => null,
  });
  /** The reader's own signature, while somebody beside is still to sign. */
  private readonly own = linkedSignal<unknown, SignatureInput | null>({
    source: () => this.signing().challenge(),
    computation: () => null,
  });
  protected readonly turn = computed(() => (this.own() === null ? null : this.beside()));
  /** Why it was not recorded, with each pointer to the field of the panel that is shown. */
  protected readonly besideFailure = computed(() => {
    const field = this.beside()?.field;
    const failure = this.signing().failure();
    return failure?.pointingTo((each) => each.replace(`/${field ?? ''}/`, '/signature/')) ?? null;
  });

  ngOnInit(): void {
    if (!this.hasFields()) void this.read();
  }

  protected async read(): Promise<void> {
    const form = this.form();
    if (this.signing().isSending() || !mayBeSent(form)) return;
    const act = this.act();
    const words = (address: string, proposal: object) =>
      firstValueFrom(this.http.post<SigningChallenge>(address, proposal));
    let beside: BesideTurn | null = null;
    await this.signing().prepare(act.request(this.values()), async (proposal) => {
      const challenge = await words(`${act.address}/challenge`, proposal);
      const signer = act.besides?.(this.values()) ?? null;
      beside = signer === null ? null : await this.turnOf(signer, words(signer.address, proposal));
      return challenge;
    });
    this.beside.set(beside);
    if (this.hasFields()) this.showTurn();
  }

  protected async sign(signature: SignatureInput): Promise<void> {
    if (this.beside() === null) return this.send(signature, {});
    this.own.set(signature);
    this.showTurn();
  }

  protected async signBeside(turn: BesideTurn, signature: SignatureInput): Promise<void> {
    const own = this.own();
    if (own !== null) await this.send(own, { [turn.field]: signature });
  }

  protected back(): void {
    if (this.hasFields()) this.signing().reset();
    else this.declined.emit();
  }

  /** Null where the server answers that the one named need not sign. */
  private async turnOf(
    signer: BesideSigner,
    words: Promise<SigningChallenge>,
  ): Promise<BesideTurn | null> {
    try {
      return { ...signer, challenge: await words };
    } catch (error) {
      if (error instanceof RequestFailure && isNeedless(signer, error)) return null;
      throw error;
    }
  }

  private async send(signature: SignatureInput, beside: object): Promise<void> {
    const act = this.act();
    let answer: unknown = null;
    const isRecorded = await this.signing().sign(signature, async (request) => {
      answer = await firstValueFrom(this.http.post(act.address, { ...request, ...beside }));
    });
    if (isRecorded) {
      this.own.set(null);
      this.notice.show(act.recorded(this.values()));
      this.done.emit(answer);
    } else if (!this.isAboutBeside()) {
      this.own.set(null);
    }
  }

  /** Whether what was not accepted is the signature of the one beside: then theirs alone is given again. */
  private isAboutBeside(): boolean {
    const field = this.beside()?.field;
    const errors = this.signing().failure()?.problem.errors ?? [];
    return field !== undefined && errors.some(({ pointer }) => pointer.startsWith(`/${field}`));
  }

  private showTurn(): void {
    afterNextRender(() => this.panel()?.focus(), { injector: this.injector });
  }

  /** What is filled in. */
  values(): FactValues {
    return this.form().getRawValue() as FactValues;
  }
}

function isNeedless({ needlessAt }: BesideSigner, { problem }: RequestFailure): boolean {
  return problem.errors?.some(({ pointer }) => pointer === needlessAt) ?? false;
}
