import {
  ApplicationRef,
  Component,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { StatusChip } from '../status/status-chip';
import { daysShown, heldShown } from './matrix-csv';
import type { ShownMatrix } from './shown-matrix';

/** A cell by the place of its row and of its column among those shown. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** So many rows are drawn at once, as many as a screen holds, and the others after a pause. */
const ROWS_AT_ONCE = 40;
const PAUSE_MS = 16;

const NOT_REQUIRED = { state: null, days: null, held: null, isFirst: false };

/** People down, roles and treatment sites across. One tab stop; arrows move, Enter opens a cell. */
@Component({
  selector: 'oart-matrix-grid',
  imports: [StatusChip],
  templateUrl: './matrix-grid.html',
  styleUrl: './matrix-grid.scss',
  host: { '(window:beforeprint)': 'drawAll()' },
})
export class MatrixGrid {
  readonly matrix = input.required<ShownMatrix>();
  readonly label = input.required<string>();
  /** The cell whose panel stands open. */
  readonly open = input<GridPlace | null>(null);
  readonly opened = output<GridPlace>();
  readonly escaped = output();

  private readonly table = viewChild.required<ElementRef<HTMLTableElement>>('table');
  private readonly app = inject(ApplicationRef);
  private readonly drawn = signal(ROWS_AT_ONCE);
  private readonly at = signal<GridPlace>({ row: 0, column: 0 });

  private readonly allRows = computed(() => {
    const { rows, columns } = this.matrix();
    return rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, place) =>
        cell === null
          ? NOT_REQUIRED
          : {
              state: cell.state,
              days: daysShown(cell),
              held: heldShown(cell),
              isFirst: columns[place]?.isFirstOfRole === true,
            },
      ),
    }));
  });
  protected readonly rows = computed(() => this.allRows().slice(0, this.drawn()));
  protected readonly total = computed(() => {
    const { columns } = this.matrix();
    const sum = (count: (column: (typeof columns)[number]) => number) =>
      columns.reduce((total, column) => total + count(column), 0);
    return {
      mayAct: sum((column) => column.mayAct),
      dueSoon: sum((column) => column.dueSoon),
      onTheWay: sum((column) => column.onTheWay),
    };
  });
  /** The one cell that the Tab key reaches. */
  private readonly stop = computed(() => {
    const { rows, columns } = this.matrix();
    const { row, column } = this.at();
    return {
      row: Math.min(row, Math.max(0, rows.length - 1)),
      column: Math.min(column, Math.max(0, columns.length - 1)),
    };
  });

  constructor() {
    effect((onCleanup) => {
      if (this.drawn() >= this.matrix().rows.length) return;
      // A pause in which whatever somebody types or presses comes first.
      const timer = setTimeout(() => {
        this.drawn.update((drawn) => drawn + ROWS_AT_ONCE);
      }, PAUSE_MS);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
    // Thousands of cells would each be asked at every change whether they are the one.
    afterRenderEffect(() => {
      this.rows();
      this.mark('tabindex', this.stop(), '0', '-1');
      this.mark('aria-selected', this.open(), 'true', null);
    });
  }

  /** Gives one cell an attribute, and takes it from the one that had it. */
  private mark(
    attribute: string,
    place: GridPlace | null,
    value: string,
    otherwise: string | null,
  ): void {
    const cell = place === null ? null : this.cellAt(place);
    const body = this.table().nativeElement.tBodies[0];
    for (const marked of body?.querySelectorAll(`[${attribute}="${value}"]`) ?? []) {
      if (marked === cell) continue;
      if (otherwise === null) marked.removeAttribute(attribute);
      else marked.setAttribute(attribute, otherwise);
    }
    cell?.setAttribute(attribute, value);
  }

  private cellAt({ row, column }: GridPlace): HTMLTableCellElement | null {
    // The name of the person stands before the cells.
    return this.table().nativeElement.tBodies[0]?.rows[row]?.cells[column + 1] ?? null;
  }

  protected drawAll(): void {
    this.drawn.set(Infinity);
    // Before the browser takes its picture.
    this.app.tick();
  }

  protected click(event: Event): void {
    const place = placeOf(event);
    if (place === null) return;
    this.moveTo(place);
    this.opened.emit(place);
  }

  protected press(event: KeyboardEvent): void {
    const from = placeOf(event);
    if (from === null) return;
    if (event.key === 'Enter' || event.key === ' ') {
      this.opened.emit(from);
    } else if (event.key === 'Escape') {
      this.escaped.emit();
    } else {
      const { rows, columns } = this.matrix();
      const last = { row: rows.length - 1, column: columns.length - 1 };
      const to = movedBy(event, from, last);
      if (to === null) return;
      this.moveTo(to);
    }
    event.preventDefault();
  }

  private moveTo(place: GridPlace): void {
    if (place.row >= this.drawn()) this.drawAll();
    this.at.set(place);
    this.cellAt(place)?.focus();
  }
}

const PAGE = 20;

function movedBy(
  { key, ctrlKey }: KeyboardEvent,
  { row, column }: GridPlace,
  last: GridPlace,
): GridPlace | null {
  switch (key) {
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, last.column) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'ArrowDown':
      return { row: Math.min(row + 1, last.row), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'PageDown':
      return { row: Math.min(row + PAGE, last.row), column };
    case 'PageUp':
      return { row: Math.max(row - PAGE, 0), column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? last.row : row, column: last.column };
    default:
      return null;
  }
}

/** The cell of a person that an event came from; null where it came from none. */
function placeOf({ target }: Event): GridPlace | null {
  const cell = target instanceof Element ? target.closest('td') : null;
  const row = cell?.closest('tr');
  if (!(row?.parentElement instanceof HTMLTableSectionElement) || cell === null) return null;
  const isOfPerson = row.parentElement.tagName === 'TBODY' && !cell.classList.contains('total');
  return isOfPerson ? { row: row.sectionRowIndex, column: cell.cellIndex - 1 } : null;
}
