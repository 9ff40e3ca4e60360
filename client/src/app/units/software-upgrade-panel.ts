import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { OnInit } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { Instant, TimeZone } from '@oart/competency';
import type {
  SoftwareChangeRequest,
  SoftwareChangeView,
  SoftwareCorrectionRequest,
  SoftwareImpactView,
  UnitView,
} from '@oart/contract';
import { formatInstant } from '../dates/format-instant';
import { SiteClock } from '../dates/site-clock';
import { instantAtSite, siteTimeOf } from '../dates/site-time';
import { answerWhileUnchanged } from '../forms/answer-while-unchanged';
import { ChoiceField } from '../forms/choice-field';
import { choicesOf } from '../forms/choices-of';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { TextField } from '../forms/text-field';
import { RecordedNotice } from '../layout/recorded-notice';
import type { Attempt } from '../problems/attempt';
import { CHANGE_CLASS_TITLES } from './change-class-titles';
import { SoftwareImpact } from './software-impact';

const WRONGS = {
  other: 'Its version, its time or its class',
  never: 'It never was',
} as const;

/** A change of software, or the correction of one: first who would be paused or freed by it, then the button that records just that. */
@Component({
  selector: 'oart-software-upgrade-panel',
  imports: [ChoiceField, ErrorSummary, MatButton, ReactiveFormsModule, SoftwareImpact, TextField],
  template: `
    <form [formGroup]="form" (ngSubmit)="preview()" novalidate>
      <oart-error-summary [failure]="attempt().failure()" [form]="form" />
      @if (corrects() !== null) {
        <oart-choice-field
          fieldId="neverWas"
          label="What is wrong"
          name="what is wrong"
          [choices]="wrongs"
          [control]="form.controls.neverWas"
        />
      }
      <oart-text-field
        fieldId="version"
        [label]="corrects() === null ? 'New version' : 'Version that it ran'"
        name="the version"
        [control]="form.controls.version"
      />
      <oart-text-field
        fieldId="effectiveAt"
        type="site-time"
        label="Runs it from"
        name="the time"
        [hint]="'Time at ' + unit().site"
        [control]="form.controls.effectiveAt"
      />
      <oart-choice-field
        fieldId="changeClass"
        label="Change"
        name="the class"
        empty="Not classed: counts as major"
        hint="A major change pauses who is not trained and assessed on the new version."
        [choices]="classes"
        [control]="form.controls.changeClass"
      />
      @if (corrects() !== null) {
        <oart-text-field
          fieldId="reason"
          type="paragraph"
          label="Why this is corrected"
          name="the reason"
          hint="What was recorded stays on file; answers and acts of the time before stay as they were."
          [control]="form.controls.reason"
        />
      }
      <div class="tools">
        <button
          [matButton]="impact() === null ? 'filled' : 'outlined'"
          type="submit"
          disabledInteractive
          [disabled]="attempt().isSending()"
        >
          Show who will be lost
        </button>
        @if (impact() === null) {
          <button matButton="text" type="button" (click)="declined.emit()">Not now</button>
        }
      </div>
      @if (impact(); as impact) {
        <oart-software-impact [impact]="impact" />
        <div class="tools">
          <button
            matButton="filled"
            type="button"
            disabledInteractive
            [disabled]="attempt().isSending()"
            (click)="record(impact)"
          >
            {{ corrects() === null ? 'Record ' + impact.version : 'Record correction' }}
          </button>
          <button matButton="text" type="button" (click)="declined.emit()">Not now</button>
        </div>
      }
    </form>
  `,
  styleUrl: '../entitlement/act-form.scss',
})
export class SoftwareUpgradePanel implements OnInit {
  readonly unit = input.required<UnitView>();
  /** The change that was recorded wrongly; null for another one. */
  readonly corrects = input<SoftwareChangeView | null>(null);
  /** Of the page, which shows no other panel while it is sending. */
  readonly attempt = input.required<Attempt>();
  readonly done = output();
  readonly declined = output();

  private readonly http = inject(HttpClient);
  private readonly clock = inject(SiteClock);
  private readonly notice = inject(RecordedNotice);
  protected readonly classes = choicesOf(CHANGE_CLASS_TITLES);
  protected readonly form = new FormGroup({
    version: new FormControl('', { nonNullable: true, validators: Validators.required }),
    effectiveAt: new FormControl('', { nonNullable: true, validators: Validators.required }),
    changeClass: new FormControl<'' | 'major' | 'minor'>('', { nonNullable: true }),
    neverWas: new FormControl<'' | 'other' | 'never'>('', { nonNullable: true }),
    reason: new FormControl('', { nonNullable: true }),
  });
  protected readonly wrongs = choicesOf(WRONGS);
  /** What was previewed; gone as soon as the form says something else. */
  protected readonly impact = signal<SoftwareImpactView | null>(null);
  private readonly zone = computed(() => this.unit().timeZone as TimeZone);

  constructor() {
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.impact.set(null);
    });
  }

  ngOnInit(): void {
    const { controls } = this.form;
    const corrected = this.corrects();
    const from = (corrected?.effectiveAt as Instant | undefined) ?? this.clock.now();
    controls.effectiveAt.setValue(siteTimeOf(from, this.zone()));
    if (corrected === null) return;
    controls.version.setValue(corrected.version);
    controls.changeClass.setValue(corrected.changeClass ?? '');
    controls.neverWas.addValidators(Validators.required);
    controls.reason.addValidators(Validators.required);
    controls.neverWas.valueChanges.subscribe((wrong) => {
      for (const field of [controls.version, controls.effectiveAt, controls.changeClass]) {
        if (wrong === 'never') field.disable({ emitEvent: false });
        else field.enable({ emitEvent: false });
      }
    });
  }

  protected async preview(): Promise<void> {
    if (this.attempt().isSending() || !mayBeSent(this.form)) return;
    const { version, effectiveAt, changeClass } = this.change();
    const corrects = this.corrects()?.id;
    const params = {
      version,
      effectiveAt,
      ...(changeClass !== null && { changeClass }),
      ...(corrects !== undefined && { corrects }),
      ...(this.isNever() && { neverWas: 'true' }),
    };
    const url = `/api/organisation/units/${this.unit().id}/software-impact`;
    await this.attempt().try(async () => {
      const preview = this.http.get<SoftwareImpactView>(url, { params });
      this.impact.set(await answerWhileUnchanged(this.form, preview));
    });
  }

  protected async record({ version, effectiveAt, changeClass }: SoftwareImpactView): Promise<void> {
    const corrected = this.corrects();
    const change: SoftwareChangeRequest = { version, effectiveAt, changeClass };
    await this.attempt().try(async () => {
      if (corrected === null) await this.recordChange(change);
      else await this.recordCorrection(corrected, this.isNever() ? null : change);
      this.done.emit();
    });
  }

  private async recordChange(change: SoftwareChangeRequest): Promise<void> {
    const { id, name } = this.unit();
    await firstValueFrom(this.http.post(`/api/organisation/units/${id}/software-changes`, change));
    const from = formatInstant(change.effectiveAt as Instant, this.zone());
    this.notice.show(`${change.version} on ${name} from ${from} is on file.`);
  }

  private async recordCorrection(
    { id }: SoftwareChangeView,
    change: SoftwareChangeRequest | null,
  ): Promise<void> {
    const correction: SoftwareCorrectionRequest = {
      change,
      reason: this.form.controls.reason.value.trim(),
    };
    const url = `/api/organisation/software-changes/${id}/corrections`;
    await firstValueFrom(this.http.post(url, correction));
    this.notice.show(`The software of ${this.unit().name} is corrected.`);
  }

  private isNever(): boolean {
    return this.form.controls.neverWas.value === 'never';
  }

  /** What is filled in; a time that was left alone keeps its seconds. */
  private change(): SoftwareChangeRequest {
    const { version, effectiveAt, changeClass } = this.form.getRawValue();
    const corrected = this.corrects();
    const isLeft =
      corrected !== null &&
      effectiveAt === siteTimeOf(corrected.effectiveAt as Instant, this.zone());
    return {
      version: version.trim(),
      effectiveAt: isLeft
        ? corrected.effectiveAt
        : (instantAtSite(effectiveAt, this.zone()) ?? effectiveAt),
      changeClass: changeClass === '' ? null : changeClass,
    };
  }
}
