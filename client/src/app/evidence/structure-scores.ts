import { Component, input } from '@angular/core';
import type { FormArray } from '@angular/forms';
import { FieldError } from '../forms/field-error';
import { isRefused } from '../forms/is-refused';
import { ScoreInput } from './score-input';
import type { StructureGroup } from './upload-form';

/** What the certificate says about each structure. A row without a score was not on it. */
@Component({
  selector: 'oart-structure-scores',
  imports: [FieldError, ScoreInput],
  templateUrl: './structure-scores.html',
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    .refused > .refused {
      color: var(--mat-sys-error);
    }
  `,
})
export class StructureScores {
  readonly control = input.required<FormArray<StructureGroup>>();
  readonly rows = input.required<readonly StructureGroup[]>();

  protected readonly isRefused = isRefused(this.control);
}
