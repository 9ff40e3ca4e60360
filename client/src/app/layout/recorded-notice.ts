import { Injectable, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';

const SHOWN_MS = 10_000;

/** Says what has been recorded when its form is gone. */
@Injectable({ providedIn: 'root' })
export class RecordedNotice {
  private readonly snackBar = inject(MatSnackBar);

  show(sentence: string): void {
    this.snackBar.open(sentence, 'Close', { duration: SHOWN_MS });
  }
}
