import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { OnInit } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { Instant, TimeZone } from '@oart/competency';
import type { SoftwareChangeRequest, SoftwareImpactView, UnitView } from '@oart/contract';
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

/** A change of software: first who would be paused by it, then the button that records just that change. */
@Component({
  selector: 'oart-software-upgrade-panel',
  imports: [ChoiceField, ErrorSummary, MatButton, ReactiveFormsModule, SoftwareImpact, TextField],
  template: `
    <form [formGroup]="form" (ngSubmit)="preview()" novalidate>
      <oart-error-summary [failure]="attempt().failure()" [form]="form" />
      <oart-text-field
        fieldId="version"
        label="New version"
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
            Record {{ impact.version }}
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
    changeClass: new FormControl('', { nonNullable: true }),
  });
  /** What was previewed; gone as soon as the form says something else. */
  protected readonly impact = signal<SoftwareImpactView | null>(null);
  private readonly zone = computed(() => this.unit().timeZone as TimeZone);

  constructor() {
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.impact.set(null);
    });
  }

  ngOnInit(): void {
    this.form.controls.effectiveAt.setValue(siteTimeOf(this.clock.now(), this.zone()));
  }

  protected async preview(): Promise<void> {
    if (this.attempt().isSending() || !mayBeSent(this.form)) return;
    const { version, effectiveAt, changeClass } = this.form.getRawValue();
    const params = {
      version: version.trim(),
      effectiveAt: instantAtSite(effectiveAt, this.zone()) ?? effectiveAt,
      ...(changeClass !== '' && { changeClass }),
    };
    const url = `/api/organisation/units/${this.unit().id}/software-impact`;
    await this.attempt().try(async () => {
      const preview = this.http.get<SoftwareImpactView>(url, { params });
      this.impact.set(await answerWhileUnchanged(this.form, preview));
    });
  }

  protected async record(previewed: SoftwareImpactView): Promise<void> {
    const { version, effectiveAt, changeClass } = previewed;
    const change: SoftwareChangeRequest = { version, effectiveAt, changeClass };
    const url = `/api/organisation/units/${this.unit().id}/software-changes`;
    await this.attempt().try(async () => {
      await firstValueFrom(this.http.post(url, change));
      const from = formatInstant(effectiveAt as Instant, this.zone());
      this.notice.show(`${version} on ${this.unit().name} from ${from} is on file.`);
      this.done.emit();
    });
  }
}
