import { Directive, computed, input, linkedSignal } from '@angular/core';
import type { Signal, WritableSignal } from '@angular/core';
import { SignedAct } from '../signing/signed-act';
import { actAbout } from './act-about';
import type { BegunAct } from './act-fields';

/** A page on which an act is filled in and signed: it begins with what its address says. */
@Directive()
export abstract class ActPage {
  // From the address.
  readonly unit = input<string>();
  readonly task = input<string>();
  readonly case = input<string>();
  readonly fraction = input<string>();
  readonly adaptationType = input<string>();
  readonly doseCheckResult = input<string>();
  readonly disposition = input<string>();
  readonly supervisorId = input<string>();
  readonly outcome = input<string>();
  readonly selection = input<string>();

  protected readonly begun: Signal<BegunAct> = computed(() => ({
    caseReference: this.case() ?? '',
    fraction: this.fraction() ?? '',
    adaptationType: this.adaptationType() ?? '',
    doseCheckResult: this.doseCheckResult() ?? '',
    disposition: this.disposition() ?? '',
    supervisorId: this.supervisorId() ?? '',
    outcome: this.outcome() ?? '',
    selection: this.selection() ?? '',
  }));
  protected readonly about = actAbout(
    computed(() => ({ unit: this.unit(), task: this.task(), begun: this.begun() })),
  );
  protected readonly signing = new SignedAct<object>();

  /** What came of the act that was signed last; gone when another one is begun. */
  protected answered<Answer>(): WritableSignal<Answer | null> {
    return linkedSignal<string, Answer | null>({
      source: () => `${this.unit() ?? ''} ${this.task() ?? ''}`,
      computation: () => null,
    });
  }
}
