import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, computed, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { AssessmentMethod, CompetenceLevel, FrameworkDocument } from '@oart/competency';
import type { AssessmentProposal, EvidenceView, SignatureInput, UnitView } from '@oart/contract';
import { SiteClock } from '../dates/site-clock';
import { TreatmentSites } from '../evidence/treatment-sites';
import { ChoiceField } from '../forms/choice-field';
import { DayField } from '../forms/day-field';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { SignaturePanel } from '../signing/signature-panel';
import { SignedAct } from '../signing/signed-act';
import { AssessmentApi } from './assessment-api';
import { assessmentProposalOf, recordsJudged } from './assessment-proposal';
import {
  LEVEL_TITLES,
  METHOD_TITLES,
  PURPOSE_TITLES,
  RESULT_TITLES,
  choicesOf,
} from './assessment-words';

/** Judging one skill of one person: first what was seen, then the statement and the signature. */
@Component({
  selector: 'oart-assessment-panel',
  imports: [
    ChoiceField,
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
  readonly seen = input.required<number>();
  readonly signed = output();
  readonly declined = output();
  /** What the page shows is older than the record. */
  readonly stale = output();

  private readonly api = inject(AssessmentApi);
  private readonly announcer = inject(LiveAnnouncer);
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
  });
  private readonly entered = toSignal(this.form.valueChanges, { initialValue: null });

  protected readonly judged = computed(() => {
    this.entered();
    return recordsJudged(this.records(), this.form.getRawValue());
  });
  protected readonly act = new SignedAct<AssessmentProposal>();

  /** Asks for the statement to sign, or for every reason why it cannot be signed. */
  protected async toSigning(): Promise<void> {
    const unit = this.unit();
    if (!mayBeSent(this.form) || unit === undefined) return;
    const proposal = assessmentProposalOf(this.form.getRawValue(), {
      candidateId: this.candidate().id,
      unit,
      records: this.records(),
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
    await this.announcer.announce('The assessment is signed.');
    this.signed.emit();
  }
}
