import type { StandingState, TaskCover, UsableUntilCause } from '@oart/competency';
import type { ReasonView } from './reason.ts';

/** A planned session: who is on the crew of a unit, from an instant up to another. Body of `POST /api/crew-checks`. */
export interface CrewCheckRequest {
  readonly unitId: string;
  readonly from: string;
  /** The first instant after the session; at most a week after its beginning. */
  readonly until: string;
  readonly treatmentSites: readonly string[];
  /** People by id; an empty crew covers nothing. */
  readonly crew: readonly string[];
}

/** One person of the crew at one task, at the level that the reader may see (I15). */
export interface CrewCellView {
  readonly personId: string;
  /** `ends`: may take it at the beginning, but not to the end. */
  readonly covers: 'whole' | 'ends' | 'supervised' | 'no';
  /** The first instant at which the answer is no longer yes; null where it does not end inside. */
  readonly endsAt: string | null;
  readonly state: StandingState;
  readonly usableUntil: string | null;
  readonly reasons: readonly ReasonView[];
}

/** One task at one treatment site, with every person of the crew in the order of the crew. */
export interface CrewRowView {
  readonly task: string;
  readonly taskTitle: string;
  readonly treatmentSite: string;
  readonly treatmentSiteTitle: string;
  readonly verdict: TaskCover['verdict'];
  readonly cells: readonly CrewCellView[];
  /** Of a gap: people on file, not on this crew, who could take it for the whole session. */
  readonly couldCover: readonly { readonly id: string; readonly displayName: string }[];
}

/** The staffing check of one session; a reading, nothing is recorded. */
export interface CrewCheckView {
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly from: string;
  readonly until: string;
  readonly checkedAt: string;
  /** The list holds up to here if nothing more is recorded: the end of the session, or the first end inside. */
  readonly validUntil: string;
  readonly frameworkVersion: number | null;
  readonly ledgerIndex: number;
  /** Hash of the ledger leaf at that index, lower-case hex; null for an empty ledger. */
  readonly ledgerLeafHash: string | null;
  readonly crew: readonly { readonly id: string; readonly displayName: string }[];
  readonly rows: readonly CrewRowView[];
  /** Treatment sites covered task by task, but not by distinct persons as the rules ask (I10). */
  readonly sitesWithoutDistinctPersons: readonly { readonly id: string; readonly title: string }[];
  /** Why a treatment site could not be checked, or its plan cannot be selected. */
  readonly reasons: readonly ReasonView[];
}

/** Who may no longer take a task from here on. */
export interface CoverLossView {
  readonly personId: string;
  /** Why the yes ends; null where the reader may not know (I15). */
  readonly cause: UsableUntilCause | null;
}

/** One instant at which cover changes: the people before it, without `lost`, with `gained`. */
export interface CoverChangeView {
  readonly at: string;
  /** The civil day of the instant at the unit. */
  readonly on: string;
  /** How many people may take it from here on. */
  readonly count: number;
  readonly lost: readonly CoverLossView[];
  readonly gained: readonly string[];
}

/** One task at one treatment site: who may take it in their own right, and when that changes. */
export interface CoverCellView {
  readonly task: string;
  readonly taskTitle: string;
  readonly treatmentSite: string;
  readonly treatmentSiteTitle: string;
  /** At `from`. */
  readonly count: number;
  /** People by id, at `from`. */
  readonly people: readonly string[];
  /** The earliest last day among them, also after `until`; null where no end is known. */
  readonly thinsAfter: string | null;
  /** The fewest at any time from `from` on, before `until`. */
  readonly lowest: number;
  /** In order; after `from` and before `until`. */
  readonly changes: readonly CoverChangeView[];
}

/** Depth of cover of a unit over some months, if nothing more is recorded. */
export interface DepthOfCoverView {
  readonly unit: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly from: string;
  /** The first instant after the span: the beginning of a day at the unit. */
  readonly until: string;
  readonly ledgerIndex: number;
  /** In force at `from`. */
  readonly frameworkVersion: number | null;
  /** Everybody who is named in a cell. */
  readonly people: readonly { readonly id: string; readonly displayName: string }[];
  readonly cells: readonly CoverCellView[];
}
