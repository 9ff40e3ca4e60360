import { Component, effect, input } from '@angular/core';
import { reflectionPrompts } from '@oart/competency';
import type { FrameworkDocument } from '@oart/competency';
import { TextField } from '../forms/text-field';
import { IdentifierFindings } from './identifier-findings';
import { showPrompts } from './upload-form';
import type { UploadForm } from './upload-form';

/** The prompts of a reflective log, each with room to answer; the text is screened as it is written. */
@Component({
  selector: 'oart-reflection-fields',
  imports: [IdentifierFindings, TextField],
  template: `
    <div id="reflection" tabindex="-1">
      <p class="small muted">
        Nothing about a patient. Answer what there is to say; what is left empty is not sent.
      </p>
      @for (row of form().controls.reflection.controls.answers.controls; track row) {
        <oart-text-field
          type="paragraph"
          name="the answer"
          [fieldId]="'reflection-answers-' + $index + '-text'"
          [label]="row.controls.prompt.value"
          [control]="row.controls.text"
        />
        <oart-identifier-findings [control]="row.controls.text" />
      }
      <oart-text-field
        fieldId="reflection-caseReferences"
        label="Cases that it is about"
        name="the case references"
        hint="Case references with commas, such as C7, C12"
        [control]="form().controls.reflection.controls.caseReferences"
      />
    </div>
  `,
  styles: `
    div {
      display: grid;
      gap: var(--space-2);
    }
  `,
})
export class ReflectionFields {
  readonly form = input.required<UploadForm>();
  readonly framework = input.required<FrameworkDocument | null>();

  constructor() {
    effect(() => {
      const framework = this.framework();
      if (framework !== null) showPrompts(this.form(), reflectionPrompts(framework));
    });
  }
}
