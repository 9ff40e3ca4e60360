import { Component, Injectable, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogConfig,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { DayDate } from '../dates/day-date';
import type { Judged } from './held-review';

/** What is verified together, each seen and ticked on its own before; any of them can be left out. */
@Component({
  selector: 'oart-bulk-confirmation',
  imports: [DayDate, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>Verify {{ inWords() }} together</h2>
    <mat-dialog-content>
      <p>
        Each is recorded for itself, with your name, the time and the statement that you ticked
        beside its document. Leave out what you are not sure of; it stays in the queue.
      </p>
      <ul>
        @for (each of judged; track each.item.id) {
          <li>
            <label
              ><input
                type="checkbox"
                [checked]="!left().includes(each.item.id)"
                (change)="toggle(each.item.id)"
              /><span
                ><strong>{{ each.item.person.displayName }}</strong
                >, {{ each.item.title }}</span
              ></label
            >
            <span class="muted small"
              >{{ each.request.statement }}; done <oart-day [day]="each.item.occurredOn" />, SHA-256
              …{{ each.item.file.sha256.slice(-4) }}{{ settled(each) }}</span
            >
          </li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions>
      <button matButton="filled" [disabled]="taken().length === 0" (click)="confirm()">
        Verify {{ inWords() }}
      </button>
      <button matButton="text" matDialogClose>Not now</button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      margin-block-start: var(--space-4);
    }

    li {
      padding-block: var(--space-2);
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }

    label {
      display: flex;
      gap: var(--space-2);
    }

    input {
      flex: none;
      inline-size: 1.25rem;
      block-size: 1.25rem;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }

    .small {
      padding-inline-start: 1.75rem;
    }
  `,
})
class BulkConfirmation {
  private readonly dialog = inject<MatDialogRef<BulkConfirmation, readonly Judged[]>>(MatDialogRef);
  protected readonly judged = inject<readonly Judged[]>(MAT_DIALOG_DATA);
  protected readonly left = signal<readonly string[]>([]);
  protected readonly taken = computed(() =>
    this.judged.filter(({ item }) => !this.left().includes(item.id)),
  );
  protected readonly inWords = computed(() => {
    const count = this.taken().length;
    return count === 1 ? '1 record' : `${String(count)} records`;
  });

  /** How many doubts were looked into before it was put aside. */
  protected settled({ item: { doubts } }: Judged): string {
    if (doubts.length === 0) return '';
    return doubts.length === 1 ? '; 1 doubt settled' : `; ${String(doubts.length)} doubts settled`;
  }

  protected toggle(id: string): void {
    this.left.update((ids) =>
      ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id],
    );
  }

  protected confirm(): void {
    this.dialog.close(this.taken());
  }
}

/** Asks before several records are verified together; answers with those that stay, none where it is called off. */
@Injectable({ providedIn: 'root' })
export class ConfirmBulk {
  private readonly dialog = inject(MatDialog);

  async ask(judged: readonly Judged[]): Promise<readonly Judged[]> {
    const settings = new MatDialogConfig<readonly Judged[]>();
    settings.data = judged;
    settings.maxWidth = '40rem';
    const opened = this.dialog.open<BulkConfirmation, readonly Judged[], readonly Judged[]>(
      BulkConfirmation,
      settings,
    );
    return (await firstValueFrom(opened.afterClosed())) ?? [];
  }
}
