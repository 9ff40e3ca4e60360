import type { ReasonView } from './reason.ts';

/** What one person loses by a change, with every reason and its cure. */
export interface LossView {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly lost: readonly {
    readonly task: string;
    readonly taskTitle: string;
    readonly treatmentSite: string;
    readonly treatmentSiteTitle: string;
    /** Names of the units on which it turns, in their order. */
    readonly units: readonly string[];
  }[];
  readonly reasons: readonly ReasonView[];
}

/** What one person gets back, because what paused it is not so. */
export interface GainView {
  readonly person: { readonly id: string; readonly displayName: string };
  readonly regained: LossView['lost'];
}

/** Whom a change would pause before it is made, if nothing more is recorded. */
export interface ChangeImpactView {
  /** Up to which everything recorded was read. */
  readonly ledgerIndex: number;
  /** Who may do anything alone when it takes effect, without the change. */
  readonly peopleHolding: number;
  /** Who would not any more, by name. */
  readonly people: readonly LossView[];
  /** Who would again, by name. */
  readonly regaining: readonly GainView[];
}

/** A proposed policy, were it approved at this instant. Answer of `GET /api/policy/versions/<id>/impact`. */
export interface PolicyImpactView extends ChangeImpactView {
  readonly at: string;
}
