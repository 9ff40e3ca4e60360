import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DocumentFieldEditor } from './document-field';
import type { FieldGroup } from './document-form';

/** What somebody did to a document by its form. */
export type DocumentEdit =
  | { readonly kind: 'set'; readonly pointer: string; readonly value: unknown }
  | { readonly kind: 'add'; readonly pointer: string; readonly value: unknown }
  | { readonly kind: 'remove'; readonly pointer: string };

/** A part of a document with its fields, the parts inside it, and what may be added. */
@Component({
  selector: 'oart-document-group',
  imports: [DocumentFieldEditor, MatButton],
  template: `
    @if (fault(); as fault) {
      <p class="small fault" role="note">{{ fault }}</p>
    }
    <div class="fields">
      @for (field of group().fields; track field.pointer) {
        <oart-document-field
          [field]="field"
          [faults]="faults()"
          [isLocked]="isLocked()"
          (changed)="edited.emit({ kind: 'set', pointer: field.pointer, value: $event })"
        />
      }
    </div>
    @for (inner of group().groups; track inner.pointer) {
      <details [open]="isOpen()">
        <summary>{{ inner.title }}</summary>
        <oart-document-group
          [group]="inner"
          [faults]="faults()"
          [isLocked]="isLocked()"
          [isOpen]="true"
          (edited)="edited.emit($event)"
        />
      </details>
    }
    @if (!isLocked()) {
      <div class="tools">
        @for (added of group().adds; track added.pointer) {
          <button
            matButton="outlined"
            type="button"
            (click)="edited.emit({ kind: 'add', pointer: added.pointer, value: added.item })"
          >
            {{ added.label }}
          </button>
        }
        @if (group().removes; as words) {
          <button
            matButton="text"
            type="button"
            (click)="edited.emit({ kind: 'remove', pointer: group().pointer })"
          >
            {{ words }}
          </button>
        }
      </div>
    }
  `,
  styleUrl: './document-group.scss',
})
export class DocumentGroup {
  readonly group = input.required<FieldGroup>();
  readonly faults = input.required<ReadonlyMap<string, string>>();
  readonly isLocked = input(false);
  /** Whether what is inside shows at once. */
  readonly isOpen = input(false);
  readonly edited = output<DocumentEdit>();

  protected fault(): string | null {
    return this.faults().get(this.group().pointer) ?? null;
  }
}
