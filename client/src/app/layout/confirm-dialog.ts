import { Component, Injectable, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogConfig,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

export interface Confirmation {
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly consequence: string;
  /** The button, named by what it does. */
  readonly action: string;
}

@Component({
  selector: 'oart-confirm-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ asked.title }}</h2>
    <mat-dialog-content>
      <p>{{ asked.consequence }}</p>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="filled" [matDialogClose]="true">{{ asked.action }}</button>
      <button matButton="text" [matDialogClose]="false">Not now</button>
    </mat-dialog-actions>
  `,
})
class ConfirmDialog {
  protected readonly asked = inject<Confirmation>(MAT_DIALOG_DATA);
}

/** Asks before an act that is not signed. Signed acts use the signature panel instead. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly dialog = inject(MatDialog);

  async ask(confirmation: Confirmation): Promise<boolean> {
    const settings = new MatDialogConfig<Confirmation>();
    settings.data = confirmation;
    settings.maxWidth = '32rem';
    const opened = this.dialog.open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, settings);
    return (await firstValueFrom(opened.afterClosed())) ?? false;
  }
}
