import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { AssessmentMethod, CompetenceLevel, FrameworkDocument } from '@oart/competency';
import type {
  AssessmentProposal,
  AssessmentView,
  EvidenceView,
  SignatureInput,
  UnitView,
} from '@oart/contract';
import { DayDate } from '../dates/day-date';
import { SiteClock } from '../dates/site-clock';
import { TreatmentSites } from '../evidence/treatment-sites';
import { ChoiceField } from '../forms/choice-field';
import { choicesOf } from '../forms/choices-of';
import { DayField } from '../forms/day-field';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { SessionStore } from '../session/session-store';
import { SignaturePanel } from '../signing/signature-panel';
import { SignedAct } from '../signing/signed-act';
import { AssessmentApi } from './assessment-api';
import {
  assessmentProposalOf,
  recordsJudged,
  referralFor,
  sinceReferral,
} from './assessment-proposal';
import { LEVEL_TITLES, METHOD_TITLES, PURPOSE_TITLES, RESULT_TITLES } from './assessment-words';
import { dropAssessment, keepAssessment, keptAssessment } from './kept-assessment';

/** Judging one skill of one person: first what was seen, then the statement and the signature. */
@Component({
  selector: 'oart-assessment-panel',
  imports: [
    ChoiceField,
    DayDate,
    DayField,
    ErrorSummary,
    MatButton,
    ReactiveFormsModule,
    SignaturePanel,
    TextField,
    TreatmentSites,
  ],
  templateUrl: './assessment-panel.html',
  styleUrl: './assessment-panel.scss',
})
export class AssessmentPanel {
  readonly candidate = input.required<{ readonly id: string; readonly displayName: string }>();
  readonly framework = input.required<FrameworkDocument>();
  readonly unit = input.required<UnitView | undefined>();
  readonly records = input.required<readonly EvidenceView[]>();
  /** Those given before. */
  readonly assessments = input.required<readonly AssessmentView[]>();
  readonly seen = input.required<number>();
  readonly signed = output();
  readonly declined = output();
  /** What the page shows is older than the record. */
  readonly stale = output();

  private readonly api = inject(AssessmentApi);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly account = inject(SessionStore).accountId() ?? '';
  protected readonly today = inject(SiteClock).today();

  protected readonly levels = choicesOf(LEVEL_TITLES);
  protected readonly methods = choicesOf(METHOD_TITLES);
  protected readonly results = choicesOf(RESULT_TITLES);
  protected readonly purposes = choicesOf(PURPOSE_TITLES);

  protected readonly form = new FormGroup({
    skill: new FormControl('', { nonNullable: true, validators: Validators.required }),
    treatmentSites: new FormControl<readonly string[]>([], {
      nonNullable: true,
      validators: Validators.required,
    }),
    level: new FormControl<CompetenceLevel>('C', { nonNullable: true }),
    method: new FormControl<AssessmentMethod>('direct-observation', { nonNullable: true }),
    result: new FormControl<AssessmentProposal['result']>('pass', { nonNullable: true }),
    purpose: new FormControl<AssessmentProposal['purpose']>('award', { nonNullable: true }),
    performedOn: new FormControl<string | null>(this.today, Validators.required),
    comment: new FormControl('', { nonNullable: true }),
    remediation: new FormControl('', { nonNullable: true }),
  });
  private readonly entered = toSignal(this.form.valueChanges, { initialValue: null });

  protected readonly judged = computed(() => {
    this.entered();
    return recordsJudged(this.records(), this.form.getRawValue());
  });
  /** The referral or failure that this one would follow. */
  protected readonly referral = computed(() => {
    this.entered();
    const unit = this.unit();
    if (unit === undefined) return null;
    return referralFor(this.assessments(), this.form.getRawValue(), unit);
  });
  protected readonly since = computed(() => {
    const referral = this.referral();
    return referral === null ? '' : sinceReferral(referral, this.records());
  });
  protected readonly asksForMore = computed(() => {
    this.entered();
    return this.form.controls.result.value !== 'pass';
  });
  protected readonly isRestored = signal(false);
  /** Whether it holds what reads as a patient identifier: then nothing of it is kept. */
  protected readonly isTooPrivateToKeep = signal(false);
  private readonly candidateId = computed(() => this.candidate().id);
  protected readonly act = new SignedAct<AssessmentProposal>();
  readonly isSending = this.act.isSending;

  constructor() {
    effect(() => {
      const candidateId = this.candidateId();
      untracked(() => {
        const kept = keptAssessment(this.account, candidateId, this.form.getRawValue());
        this.isRestored.set(kept !== null);
        if (kept !== null) this.form.patchValue(kept);
      });
    });
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      if (!this.form.dirty) return;
      const draft = this.form.getRawValue();
      this.isTooPrivateToKeep.set(!keepAssessment(this.account, this.candidateId(), draft));
    });
  }

  protected discard(): void {
    this.form.reset({ performedOn: this.today });
    this.forget();
  }

  /** Asks for the statement to sign, or for every reason why it cannot be signed. */
  protected async toSigning(): Promise<void> {
    const unit = this.unit();
    if (this.isSending() || !mayBeSent(this.form) || unit === undefined) return;
    const proposal = assessmentProposalOf(this.form.getRawValue(), {
      candidateId: this.candidate().id,
      unit,
      records: this.records(),
      assessments: this.assessments(),
      seen: this.seen(),
    });
    await this.act.prepare(proposal, (asked) => firstValueFrom(this.api.challenge(asked)));
    if (this.act.isStale()) this.stale.emit();
  }

  protected async sign(signature: SignatureInput): Promise<void> {
    const isSigned = await this.act.sign(signature, (request) =>
      firstValueFrom(this.api.sign(request)),
    );
    if (this.act.isStale()) this.stale.emit();
    if (!isSigned) return;
    this.forget();
    await this.announcer.announce('The assessment is signed.');
    this.signed.emit();
  }

  /** What was kept is signed, or is not wanted. */
  private forget(): void {
    this.isRestored.set(false);
    dropAssessment(this.account, this.candidateId());
  }
}
