import { Component, computed, input } from '@angular/core';
import { FormControl, FormGroup, Validators } from '@angular/forms';
import { ChoiceField } from '../forms/choice-field';
import { ChoicesField } from '../forms/choices-field';
import { DayField } from '../forms/day-field';
import { TextField } from '../forms/text-field';
import type { FactAct, FactField, FactValue, FactValues } from './fact-act';

/** The controls of an act, by the keys of its fields; what was filled in before stays where the act can have it. */
export function formOf({ fields }: FactAct, filled: FactValues = {}): FormGroup {
  return new FormGroup(
    Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [key, controlOf(field, filled[key])]),
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

function controlOf(field: FactField, filled: FactValue | undefined): FormControl<FactValue> {
  const value = filled !== undefined && canHave(field, filled) ? filled : field.value;
  return new FormControl(value, {
    nonNullable: true,
    validators: field.isRequired ? Validators.required : null,
  });
}

function canHave({ choices }: FactField, value: FactValue): boolean {
  if (choices === undefined) return true;
  return [value].flat().every((chosen) => choices.some(({ id }) => id === chosen));
}
