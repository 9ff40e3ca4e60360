import { Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { FormControl } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { startWith, switchMap } from 'rxjs';
import { findPatientIdentifiers } from '@oart/competency';
import type { IdentifierFinding } from '@oart/competency';

const AROUND = 24;
const REDACTED = '[taken out]';

/** What in a text reads as a patient identifier, marked where it stands, with a way to take it out. */
@Component({
  selector: 'oart-identifier-findings',
  imports: [MatButton],
  template: `
    <div aria-live="polite">
      @for (finding of findings(); track finding.start) {
        <p class="small">
          “{{ finding.before }}<mark>{{ finding.text }}</mark
          >{{ finding.after }}”
          {{
            finding.kind === 'nhs-number'
              ? 'reads as an NHS number: it must go before this is sent.'
              : 'reads as a date of birth: take it out if it is a patient’s.'
          }}
          <button matButton="text" type="button" (click)="takeOut(finding)">Take it out</button>
        </p>
      }
    </div>
  `,
})
export class IdentifierFindings {
  readonly control = input.required<FormControl<string>>();

  private readonly text = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) => control.valueChanges.pipe(startWith(control.value))),
    ),
    { initialValue: '' },
  );
  protected readonly findings = computed(() => {
    const text = this.text();
    return findPatientIdentifiers(text).map((finding) => ({
      ...finding,
      before: text.slice(Math.max(0, finding.start - AROUND), finding.start),
      text: text.slice(finding.start, finding.end),
      after: text.slice(finding.end, finding.end + AROUND),
    }));
  });

  protected takeOut({ start, end }: IdentifierFinding): void {
    const control = this.control();
    control.setValue(`${control.value.slice(0, start)}${REDACTED}${control.value.slice(end)}`);
  }
}
