import { Component, computed, input } from '@angular/core';
import { FormControl, FormGroup, Validators } from '@angular/forms';
import { ChoiceField } from '../forms/choice-field';
import { ChoicesField } from '../forms/choices-field';
import { DayField } from '../forms/day-field';
import { TextField } from '../forms/text-field';
import type { FactAct, FactField, FactValue } from './fact-act';

/** An act and its form, as it was filled in. */
interface FilledForm {
  readonly source: FactAct;
  readonly value: FormGroup;
}

/**
 * The controls of an act, by the keys of its fields. What somebody filled in for the act before stays where this one
 * asks the same; what the form itself proposed there does not.
 */
export function formOf({ fields }: FactAct, before?: FilledForm): FormGroup {
  return new FormGroup(
    Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [key, controlOf(key, field, before)]),
    ),
  );
}

/** The fields of any act, one beneath the other. */
@Component({
  selector: 'oart-fact-fields',
  imports: [ChoiceField, ChoicesField, DayField, TextField],
  template: `
    @for (each of fields(); track each.field) {
      @switch (each.field.kind) {
        @case ('day') {
          <oart-day-field
            [fieldId]="each.key"
            [label]="each.field.label"
            [name]="each.field.name"
            [latest]="each.field.latest ?? null"
            [hint]="each.field.hint ?? 'DD Mon YYYY'"
            [control]="control(each.key)"
          />
        }
        @case ('choice') {
          <oart-choice-field
            [fieldId]="each.key"
            [label]="each.field.label"
            [name]="each.field.name"
            [choices]="each.field.choices ?? []"
            [empty]="each.field.none ?? (each.field.value === '' ? 'Choose' : null)"
            [hint]="each.field.hint ?? ''"
            [control]="control(each.key)"
          />
        }
        @case ('choices') {
          <oart-choices-field
            [fieldId]="each.key"
            [label]="each.field.label"
            [name]="each.field.name"
            [choices]="each.field.choices ?? []"
            [control]="control(each.key)"
          />
        }
        @default {
          <oart-text-field
            [fieldId]="each.key"
            [label]="each.field.label"
            [name]="each.field.name"
            [type]="each.field.kind"
            [hint]="each.field.hint ?? ''"
            [control]="control(each.key)"
          />
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
  `,
})
export class FactFields {
  readonly act = input.required<FactAct>();
  /** Made by `formOf` for the same act. */
  readonly form = input.required<FormGroup>();

  protected readonly fields = computed(() =>
    Object.entries(this.act().fields).map(([key, field]) => ({ key, field })),
  );

  protected control(key: string): FormControl {
    return this.form().get(key) as FormControl;
  }
}

function controlOf(key: string, field: FactField, before?: FilledForm): FormControl<FactValue> {
  const kept = before === undefined ? undefined : keptFrom(before, key, field);
  const control = new FormControl(kept === undefined ? field.value : kept, {
    nonNullable: true,
    validators: field.isRequired ? Validators.required : null,
  });
  if (kept !== undefined) control.markAsDirty();
  return control;
}

/** What was filled in for the act before and means the same here; undefined where nothing does. */
function keptFrom(
  { source, value: form }: FilledForm,
  key: string,
  field: FactField,
): FactValue | undefined {
  const control = form.get(key);
  const asked = source.fields[key];
  if (control?.dirty !== true || asked?.label !== field.label) return undefined;
  const value = control.value as FactValue;
  const isTheSame = [value].flat().every((each) => titleIn(field, each) === titleIn(asked, each));
  return isTheSame ? value : undefined;
}

function titleIn({ choices }: FactField, value: string | number | null): string | undefined {
  return choices?.find(({ id }) => id === value)?.title;
}
