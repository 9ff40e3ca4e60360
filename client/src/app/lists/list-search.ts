import { Component, input, output } from '@angular/core';
import { TextField } from '../forms/text-field';
import { searchField } from './search-field';

/** Looks in a list for what is typed, once nothing more is typed; the page keeps it in its address. */
@Component({
  selector: 'oart-list-search',
  imports: [TextField],
  template: `
    <search class="no-print">
      <oart-text-field
        [fieldId]="fieldId()"
        [label]="label()"
        name="what to look for"
        [control]="field"
      />
    </search>
  `,
  styles: `
    search {
      display: block;
      max-inline-size: 22rem;
      margin-block-end: var(--space-4);
    }
  `,
})
export class ListSearch {
  readonly fieldId = input.required<string>();
  /** What is looked in, such as `Name or staff number`. */
  readonly label = input.required<string>();
  readonly search = input.required<string>();
  /** Without blanks around it; null where nothing is looked for. */
  readonly searched = output<string | null>();

  protected readonly field = searchField(this.search, (search) => {
    this.searched.emit(search);
  });
}
