import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { firstValueFrom } from 'rxjs';
import { RequestFailure } from '../problems/request-failure';
import { saveFile } from './save-file';
import type { ListRequest } from './whole-list';
import { wholeTable } from './whole-table';

/** Saves a list as it is sorted and filtered, from its first page to its last, for a spreadsheet. */
@Component({
  selector: 'oart-csv-download',
  imports: [MatButton, MatIcon],
  template: `
    <button
      matButton
      type="button"
      [disabledInteractive]="isLoading()"
      [attr.aria-busy]="isLoading()"
      (click)="save()"
    >
      <mat-icon svgIcon="download" />Download CSV
    </button>
    @if (failure(); as failure) {
      <p class="small" role="alert">{{ failure.message }}</p>
    }
  `,
})
export class CsvDownload {
  readonly list = input.required<ListRequest>();
  /** Of the file, without its ending. */
  readonly name = input.required<string>();

  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);
  protected readonly isLoading = signal(false);
  protected readonly failure = signal<RequestFailure | null>(null);

  protected async save(): Promise<void> {
    if (this.isLoading()) return;
    this.isLoading.set(true);
    this.failure.set(null);
    try {
      const table = await firstValueFrom(wholeTable(this.http, this.list()));
      saveFile(this.document, this.name(), 'csv', table);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.failure.set(error);
    } finally {
      this.isLoading.set(false);
    }
  }
}
