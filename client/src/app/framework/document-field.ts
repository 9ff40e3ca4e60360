import { Component, DestroyRef, computed, effect, inject, input, output } from '@angular/core';
import { FormControl } from '@angular/forms';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ChoiceField } from '../forms/choice-field';
import { DayField } from '../forms/day-field';
import { fieldIdOf } from '../forms/field-id';
import { TextField } from '../forms/text-field';
import type { DocumentField } from './document-form';

/** One value of a document, by its pointer, with what the server has against it. */
@Component({
  selector: 'oart-document-field',
  imports: [ChoiceField, DayField, TextField],
  template: `
    @switch (field().kind) {
      @case ('flag') {
        <label class="choice"
          ><input
            type="checkbox"
            [id]="fieldId()"
            [checked]="field().value"
            [disabled]="isLocked()"
            (change)="say($event)"
          />{{ field().label }}</label
        >
      }
      @case ('many') {
        <fieldset [id]="fieldId()">
          <legend>{{ field().label }}</legend>
          @for (choice of field().choices; track choice.id) {
            <label class="choice"
              ><input
                type="checkbox"
                [checked]="chosen().has(choice.id)"
                [disabled]="isLocked()"
                (change)="toggle(choice.id)"
              />{{ choice.title }}</label
            >
          }
        </fieldset>
      }
      @case ('choice') {
        <oart-choice-field
          [fieldId]="fieldId()"
          [label]="field().label"
          [name]="name()"
          [choices]="field().choices"
          [empty]="null"
          [control]="control"
        />
      }
      @case ('day') {
        <oart-day-field
          [fieldId]="fieldId()"
          [label]="field().label"
          [name]="name()"
          [control]="control"
        />
      }
      @default {
        <oart-text-field
          [type]="field().kind === 'number' ? 'number' : 'text'"
          [fieldId]="fieldId()"
          [label]="field().label"
          [name]="name()"
          [control]="control"
        />
      }
    }
    @if (isBare() && fault() !== null) {
      <p class="small fault">{{ fault() }}</p>
    }
  `,
  styleUrl: './document-field.scss',
})
export class DocumentFieldEditor {
  readonly field = input.required<DocumentField>();
  /** By pointer. */
  readonly faults = input.required<ReadonlyMap<string, string>>();
  readonly isLocked = input(false);
  readonly changed = output<unknown>();

  protected readonly control = new FormControl<unknown>(null);
  protected readonly fieldId = computed(() => fieldIdOf(this.field().pointer));
  protected readonly name = computed(() => this.field().label.toLowerCase());
  protected readonly fault = computed(() => this.faults().get(this.field().pointer) ?? null);
  /** Without a control of its own, so that its fault stands beneath it. */
  protected readonly isBare = computed(() => ['flag', 'many'].includes(this.field().kind));
  protected readonly chosen = computed(
    () => new Set(Array.isArray(this.field().value) ? (this.field().value as string[]) : []),
  );

  constructor() {
    effect(() => {
      const { value } = this.field();
      if (this.control.value !== value) this.control.setValue(value, { emitEvent: false });
      const fault = this.fault();
      this.control.setErrors(fault === null ? null : { refused: fault });
      this.control.markAsTouched();
    });
    effect(() => {
      if (this.isLocked()) this.control.disable({ emitEvent: false });
      else this.control.enable({ emitEvent: false });
    });
    this.control.valueChanges.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe((value) => {
      this.changed.emit(value);
    });
  }

  protected say(event: Event): void {
    this.changed.emit((event.target as HTMLInputElement).checked);
  }

  protected toggle(id: string): void {
    const chosen = this.chosen();
    const kept = this.field().choices.map((choice) => choice.id);
    this.changed.emit(kept.filter((each) => chosen.has(each) !== (each === id)));
  }
}
