import {
  ApplicationRef,
  Component,
  DestroyRef,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { StatusChip } from '../status/status-chip';
import { daysShown, heldShown } from './matrix-csv';
import { SPARE, rowsAtFirst, rowsInView, within } from './rows-in-view';
import type { RowsInView } from './rows-in-view';
import type { ShownMatrix } from './shown-matrix';

/** A cell by the place of its row and of its column among those shown. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** What is drawn for scrolling waits so long after the rows in sight. */
const RESTS_AFTER_MS = 300;
const NOT_REQUIRED = { state: null, days: null, held: null, isFirst: false };

/**
 * People down, roles and treatment sites across. One tab stop; arrows move, Enter opens a cell. Of many people
 * only those near what is seen are drawn; everybody is printed.
 */
@Component({
  selector: 'oart-matrix-grid',
  imports: [StatusChip],
  templateUrl: './matrix-grid.html',
  styleUrl: './matrix-grid.scss',
  host: { '(window:beforeprint)': 'drawAll(true)', '(window:afterprint)': 'drawAll(false)' },
})
export class MatrixGrid {
  readonly matrix = input.required<ShownMatrix>();
  readonly label = input.required<string>();
  /** The cell whose panel stands open. */
  readonly open = input<GridPlace | null>(null);
  readonly opened = output<GridPlace>();
  readonly escaped = output();

  private readonly table = viewChild.required<ElementRef<HTMLTableElement>>('table');
  private readonly scroll = viewChild.required<ElementRef<HTMLElement>>('scroll');
  private readonly body = viewChild.required<ElementRef<HTMLTableSectionElement>>('body');
  private readonly app = inject(ApplicationRef);
  private readonly isPrinted = signal(false);
  /** The height of a row in pixels, as last measured. */
  private readonly line = signal(22);
  private readonly seen = signal(rowsAtFirst(innerHeight, this.line()), { equal: isSame });
  /** Rows drawn beyond what is seen: none until the first answer is there to be used. */
  private spare = 0;
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
  private readonly drawn = computed(() => {
    const { length } = this.allRows();
    return this.isPrinted() ? { first: 0, end: length } : within(this.seen(), length);
  });
  protected readonly rows = computed(() => {
    const { first, end } = this.drawn();
    return this.allRows().slice(first, end);
  });
  protected readonly first = computed(() => this.drawn().first);
  /** Pixels of the rows above and below those drawn. */
  protected readonly above = computed(() => this.drawn().first * this.line());
  protected readonly below = computed(
    () => (this.allRows().length - this.drawn().end) * this.line(),
  );
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
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const scroll = this.scroll().nativeElement;
      const look = () => {
        this.look();
      };
      const sizes = new ResizeObserver(look);
      sizes.observe(scroll);
      scroll.addEventListener('scroll', look, { passive: true });
      const resting = setTimeout(() => {
        this.spare = SPARE;
        look();
      }, RESTS_AFTER_MS);
      destroyed.onDestroy(() => {
        sizes.disconnect();
        clearTimeout(resting);
      });
    });
    // Thousands of cells would each be asked at every change whether they are the one.
    afterRenderEffect(() => {
      this.rows();
      this.mark('tabindex', this.stop(), '0', '-1');
      // A stop that is not drawn is reached by way of the table.
      this.table().nativeElement.tabIndex = this.cellAt(this.stop()) === null ? 0 : -1;
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
    for (const marked of this.body().nativeElement.querySelectorAll(`[${attribute}="${value}"]`)) {
      if (marked === cell) continue;
      if (otherwise === null) marked.removeAttribute(attribute);
      else marked.setAttribute(attribute, otherwise);
    }
    cell?.setAttribute(attribute, value);
  }

  private cellAt({ row, column }: GridPlace): HTMLTableCellElement | null {
    // The name of the person stands before the cells.
    return this.body().nativeElement.rows[row - this.first()]?.cells[column + 1] ?? null;
  }

  /** Draws what has come into sight. */
  private look(): void {
    const { scrollTop: from, clientHeight: height } = this.scroll().nativeElement;
    const line = this.body().nativeElement.rows[0]?.getBoundingClientRect().height ?? 0;
    if (line === 0) return;
    this.line.set(line);
    this.keepFocusIn(rowsInView({ from, height, line }, this.spare));
  }

  /** The focus of a cell that is no longer drawn goes to the table, from where keys lead on. */
  private keepFocusIn(seen: RowsInView): void {
    const focused = this.body().nativeElement.querySelector('td:focus');
    this.seen.set(seen);
    if (focused === null) return;
    this.app.tick();
    if (!focused.isConnected) this.table().nativeElement.focus({ preventScroll: true });
  }

  /** All rows for the printer, before the browser takes its picture. */
  protected drawAll(isPrinted: boolean): void {
    this.isPrinted.set(isPrinted);
    this.app.tick();
  }

  protected click(event: Event): void {
    const place = this.placeOf(event);
    if (place === null) return;
    this.moveTo(place);
    this.opened.emit(place);
  }

  protected press(event: KeyboardEvent): void {
    const from = event.target === event.currentTarget ? this.stop() : this.placeOf(event);
    if (from === null) return;
    if (event.key === 'Enter' || event.key === ' ') {
      // A cell that is out of sight is shown first.
      if (this.cellAt(from) === null) this.moveTo(from);
      else this.opened.emit(from);
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
    this.at.set(place);
    if (this.cellAt(place) === null) {
      const seen = { from: place.row * this.line(), height: 0, line: this.line() };
      this.seen.set(rowsInView(seen, SPARE));
      this.app.tick();
    }
    this.cellAt(place)?.focus();
  }

  /** The cell of a person that an event came from; null where it came from none. */
  private placeOf({ target }: Event): GridPlace | null {
    const cell = target instanceof Element ? target.closest('td') : null;
    const row = cell?.closest('tr');
    if (row?.parentElement !== this.body().nativeElement || cell === null) return null;
    if (cell.classList.contains('total')) return null;
    return { row: this.first() + row.sectionRowIndex, column: cell.cellIndex - 1 };
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

function isSame(one: RowsInView, other: RowsInView): boolean {
  return one.first === other.first && one.end === other.end;
}
