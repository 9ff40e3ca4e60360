import { Component, computed, effect, input, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import type { AbstractControl } from '@angular/forms';
import { ReasonList } from '../reasons/reason-list';
import type { RequestFailure } from '../problems/request-failure';
import { fieldIdOf } from './field-id';
import { markRefused } from './mark-refused';

/**
 * What the server did not accept, at the head of a form. It takes focus, links to each field by id
 * (`/issuedOn` is the control with id `issuedOn`) where it is on the page, and puts each message on its control.
 */
@Component({
  selector: 'oart-error-summary',
  imports: [ReasonList],
  templateUrl: './error-summary.html',
  styleUrl: './error-summary.scss',
  host: { '[hidden]': 'failure() === null' },
})
export class ErrorSummary {
  readonly failure = input.required<RequestFailure | null>();
  readonly form = input<AbstractControl | null>(null);

  protected readonly reasons = computed(() => this.failure()?.problem.reasons ?? []);
  protected readonly errors = computed(() =>
    (this.failure()?.problem.errors ?? []).map(({ pointer, message }) => ({
      fieldId: shownFieldOf(pointer),
      message,
    })),
  );

  private readonly summary = viewChild<ElementRef<HTMLElement>>('summary');

  constructor() {
    effect(() => {
      const failure = this.failure();
      const form = this.form();
      if (failure !== null && form !== null) markRefused(form, failure);
    });
    effect(() => {
      if (this.failure() !== null) this.summary()?.nativeElement.focus();
    });
  }

  protected toField(fieldId: string): void {
    document.getElementById(fieldId)?.focus();
  }
}

function shownFieldOf(pointer: string): string | null {
  const id = fieldIdOf(pointer);
  return id !== '' && document.getElementById(id) !== null ? id : null;
}
