import type { EntitlementId, PersonId } from '../person/ids.ts';
import type { Notice, Reason } from '../reason/reason.ts';
import type { AsOf, UsableUntil } from '../standing/standing.ts';

/** How the answer was reached; every refusal states all its reasons (I1). */
export interface GateDecision extends AsOf {
  readonly outcome: 'PERMIT' | 'PERMIT_SUPERVISED' | 'DENY';
  readonly reasons: readonly Reason[];
  readonly notices: readonly Notice[];
  readonly entitlement: EntitlementId | null;
  /** The responsible operator of a supervised act (I11). */
  readonly supervisor: PersonId | null;
  readonly frameworkVersion: number | null;
  readonly usableUntil: UsableUntil | null;
}
