import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { takeUntilDestroyed, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import type { FormGroup } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { firstValueFrom, map, startWith, switchMap } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { mayBeSent } from '../forms/may-be-sent';
import { RecordedNotice } from '../layout/recorded-notice';
import type { Attempt } from '../problems/attempt';
import type { FactAct, FactValues } from './fact-act';
import { FactFields, formOf } from './fact-fields';

/** The form of any act on a staff file: its fields, what will follow, and one button that records it. */
@Component({
  selector: 'oart-fact-panel',
  imports: [ErrorSummary, FactFields, MatButton, ReactiveFormsModule],
  templateUrl: './fact-panel.html',
  styleUrl: '../entitlement/act-form.scss',
})
export class FactPanel {
  /**
   * What is filled in stays when another act takes the place of this one; where nothing is to stay, each act has a
   * panel of its own.
   */
  readonly act = input.required<FactAct>();
  /** Of the page, which shows no other act while it is sending. */
  readonly recording = input.required<Attempt>();
  readonly done = output();
  readonly declined = output();

  private readonly http = inject(HttpClient);
  private readonly notice = inject(RecordedNotice);

  protected readonly form = linkedSignal<FactAct, FormGroup>({
    source: this.act,
    computation: formOf,
  });
  private readonly values = toSignal(
    toObservable(this.form).pipe(
      switchMap((form) =>
        form.valueChanges.pipe(
          startWith(null),
          map(() => form.getRawValue() as FactValues),
        ),
      ),
      takeUntilDestroyed(),
    ),
    { initialValue: null },
  );
  protected readonly follows = computed(() => {
    const values = this.values();
    return values === null ? [] : this.act().follows(values);
  });

  /** Why it was not recorded, with each pointer to the field of this form. */
  protected readonly failure = computed(() => {
    const failure = this.recording().failure();
    const act = this.act();
    return failure?.pointingTo((pointer) => act.pointerInForm?.(pointer) ?? pointer) ?? null;
  });

  protected async record(): Promise<void> {
    const form = this.form();
    const recording = this.recording();
    if (recording.isSending() || !mayBeSent(form)) return;
    const act = this.act();
    const values = form.getRawValue() as FactValues;
    await recording.try(async () => {
      await firstValueFrom(this.http.post(act.address, act.request(values)));
      this.notice.show(act.recorded(values));
      this.done.emit();
    });
  }
}
