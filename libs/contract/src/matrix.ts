import type { Profession, StandingState } from '@oart/competency';

/** One role at one treatment site. */
export interface MatrixColumnView {
  readonly role: string;
  readonly roleTitle: string;
  readonly treatmentSite: string;
  readonly treatmentSiteTitle: string;
  /** Tasks of the role by id, those of included roles among them. */
  readonly tasks: readonly string[];
}

/** How one person stands in one column, at the level that the reader may see (I15). */
export interface MatrixCellView {
  /** Its place in the columns. */
  readonly column: number;
  /** The least of its tasks. */
  readonly state: StandingState;
  /** How many of the tasks the person may take in their own right, of how many. */
  readonly held: number;
  readonly tasks: number;
  /** Until the first task that ends soon; null where none does, or the reader may not know. */
  readonly daysLeft: number | null;
}

/** One person with every column that is required of them; a column without a cell is not required. */
export interface MatrixRowView {
  readonly person: {
    readonly id: string;
    readonly displayName: string;
    readonly staffNumber: string;
  };
  /** On the day asked about; null where no post is on file. */
  readonly profession: Profession | null;
  readonly cells: readonly MatrixCellView[];
}

/** People by role and treatment site on one unit at one instant. Answer of `GET /api/matrix`. */
export interface MatrixView {
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly at: string;
  /** The local civil day of `at` at the unit. */
  readonly on: string;
  readonly knownAt: number;
  readonly frameworkVersion: number | null;
  readonly columns: readonly MatrixColumnView[];
  /** In the order of the columns, then by name. */
  readonly rows: readonly MatrixRowView[];
  /** How many people on file have nothing required of them here. */
  readonly withoutRole: number;
}
