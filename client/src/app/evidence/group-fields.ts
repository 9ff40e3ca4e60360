import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ChoiceField } from '../forms/choice-field';
import type { Choice } from '../forms/choice-field';
import { TextField } from '../forms/text-field';
import { addParticipant } from './upload-form';
import type { ParticipantGroup, UploadForm } from './upload-form';

/** The people on one sheet, each by the name that stands there; each gets a record of their own. */
@Component({
  selector: 'oart-group-fields',
  imports: [ChoiceField, MatButton, TextField],
  template: `
    <div id="participants" tabindex="-1">
      @for (row of form().controls.participants.controls; track row; let index = $index) {
        <fieldset>
          <legend>Participant {{ index + 1 }}</legend>
          <oart-choice-field
            label="Who"
            name="who it is"
            [fieldId]="'participants-' + index + '-personId'"
            [control]="row.controls.personId"
            [choices]="people()"
            (change)="named(row)"
          />
          <oart-text-field
            label="Name on the sheet"
            name="the name on the sheet"
            [fieldId]="'participants-' + index + '-nameAsPrinted'"
            [control]="row.controls.nameAsPrinted"
          />
          <button matButton="text" type="button" (click)="remove(index)">
            Take participant {{ index + 1 }} out
          </button>
        </fieldset>
      }
      <button matButton="outlined" type="button" (click)="add()">
        {{
          form().controls.participants.length === 0
            ? 'It is a sheet of several people'
            : 'Add a participant'
        }}
      </button>
      @if (form().controls.participants.length > 0) {
        <p class="small muted">
          Each gets a record that refers to this file, and each is verified by itself, by somebody
          else than you.
        </p>
      }
    </div>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--space-2) var(--space-4);
      align-items: end;
      margin: 0 0 var(--space-4);
      padding: 0;
      border: 0;
    }
    legend {
      padding-block-end: var(--space-1);
      font-weight: 600;
    }
    @media (width < 40rem) {
      fieldset {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class GroupFields {
  readonly form = input.required<UploadForm>();
  readonly people = input.required<readonly Choice[]>();

  protected add(): void {
    addParticipant(this.form());
    // A sheet is of several: the first two come at once.
    if (this.form().controls.participants.length === 1) addParticipant(this.form());
  }

  protected remove(index: number): void {
    const { participants } = this.form().controls;
    participants.removeAt(index);
    if (participants.length === 1) participants.clear();
    document.getElementById('participants')?.focus();
  }

  /** The name on file is what usually stands on a sheet of one's own department. */
  protected named({ controls: { personId, nameAsPrinted } }: ParticipantGroup): void {
    if (nameAsPrinted.value !== '') return;
    nameAsPrinted.setValue(this.people().find(({ id }) => id === personId.value)?.title ?? '');
  }
}
