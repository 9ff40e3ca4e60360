import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { AbstractControl } from '@angular/forms';
import { ReasonList } from '../reasons/reason-list';
import type { RequestFailure } from '../problems/request-failure';
import { fieldIdOf } from './field-id';
import { markRefused } from './mark-refused';

/**
 * What the server did not accept, at the head of a form. It takes focus, links to each field by id
 * (`/issuedOn` is the control with id `issuedOn`) where it is on the page, and puts each message on its control.
 * It goes with the next attempt to send, also where the form itself then says that something is missing.
 */
@Component({
  selector: 'oart-error-summary',
  imports: [ReasonList],
  templateUrl: './error-summary.html',
  styleUrl: './error-summary.scss',
  host: { '[hidden]': 'shown() === null' },
})
export class ErrorSummary {
  readonly failure = input.required<RequestFailure | null>();
  readonly form = input<AbstractControl | null>(null);

  /** What was not accepted before the last attempt. */
  private readonly past = signal<RequestFailure | null>(null);
  protected readonly shown = computed(() => {
    const failure = this.failure();
    return failure === this.past() ? null : failure;
  });
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
      if (this.shown() !== null) this.summary()?.nativeElement.focus();
    });
    this.followAttempts();
  }

  private followAttempts(): void {
    const element = inject<ElementRef<HTMLElement>>(ElementRef);
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const form = element.nativeElement.closest('form');
      const outlived = (): void => {
        this.past.set(this.failure());
      };
      form?.addEventListener('submit', outlived);
      destroyed.onDestroy(() => form?.removeEventListener('submit', outlived));
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
