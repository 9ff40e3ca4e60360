import type { FactId, Recorded, TreatmentUnit } from '@oart/competency';
import type { LedgerEntry } from '@oart/scenario';
import type { Recording } from '../ledger/recording.ts';
import { Labels } from './labels.ts';
import { StandIns } from './stand-ins.ts';

/** How each kind of entry becomes rows: the fact itself, and whatever must stand beside it. */
export type Writers = {
  readonly [Entry in LedgerEntry as Entry['kind']]: (
    tx: Recording,
    fact: Entry['fact'],
    loading: Loading,
  ) => Promise<Recorded>;
};

type FactOf<Kind extends LedgerEntry['kind']> = Extract<LedgerEntry, { kind: Kind }>['fact'];

/** A scenario on its way into the database: what it holds, and the ids given so far. */
export class Loading {
  readonly labels = new Labels();
  readonly standIns = new StandIns();
  readonly siteIds = new Map<string, FactId>();
  readonly #contents: readonly LedgerEntry[];
  #delegations = 0;

  constructor(contents: readonly LedgerEntry[]) {
    this.#contents = contents;
  }

  /** A file gives delegations no number. */
  nextDelegationNumber(): string {
    this.#delegations += 1;
    return `D-${String(this.#delegations).padStart(4, '0')}`;
  }

  /** The row that a fact corrects, if any. */
  corrected({ supersedes }: Recorded): FactId | null {
    return supersedes === null ? null : this.labels.fact(supersedes);
  }

  get firstUnit(): TreatmentUnit {
    const entry = this.#contents.find(({ kind }) => kind === 'unit');
    if (entry?.kind !== 'unit') throw new Error('The scenario has no unit');
    return entry.fact;
  }

  /** A fact of the file by its label. */
  fact<Kind extends 'entitlement' | 'protocol'>(kind: Kind, label: string): FactOf<Kind> {
    const entry = this.#contents.find((each) => each.kind === kind && each.fact.id === label);
    if (entry === undefined) throw new Error(`No ${kind} is called ${label}`);
    return entry.fact as FactOf<Kind>;
  }
}
