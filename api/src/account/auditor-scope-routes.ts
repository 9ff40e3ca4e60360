import type { AuditedPlace, CalendarDay, Instant } from '@oart/competency';
import type {
  AssessmentView,
  DecisionView,
  DowntimePeriodView,
  EntitlementView,
  EvidenceView,
  ExceptionalActView,
  FractionView,
  OfflineReviewView,
  TreatmentCaseView,
} from '@oart/contract';

/** Where something happened, and when as the view tells it. */
export interface ToldPlace extends Omit<AuditedPlace, 'days'> {
  readonly times: readonly (Instant | CalendarDay)[];
}

/** How the answer of a route is narrowed to the scope of an auditor. */
export interface Narrowing {
  /** A page of items, of which those outside are left out, or one thing, which is then not there. */
  readonly answers: 'a-page' | 'one';
  /** Days of what happened; or the state as at an instant, which must then lie in the span. */
  readonly days: 'as-told' | 'as-asked';
  readonly placeOf: (view: never) => ToldPlace;
}

const place = (
  units: readonly string[],
  treatmentSites: readonly string[],
  times: readonly string[],
): ToldPlace => ({ units, treatmentSites, times: times as readonly (Instant | CalendarDay)[] });

function page(placeOf: Narrowing['placeOf']): Narrowing {
  return { answers: 'a-page', days: 'as-told', placeOf };
}

function one(placeOf: Narrowing['placeOf']): Narrowing {
  return { answers: 'one', days: 'as-told', placeOf };
}

const entitlementPlace = ({ scope }: EntitlementView): ToldPlace =>
  place(scope.units, scope.treatmentSites, []);
const evidencePlace = ({ treatmentSites, occurredOn }: EvidenceView): ToldPlace =>
  place([], treatmentSites, [occurredOn]);

/**
 * The routes that a scoped auditor may call: every other is refused, so that a new one is closed until it is
 * listed here. They show what names its unit, treatment site and day; nothing else can be held against a scope.
 */
export const NARROWED_ROUTES: Readonly<Record<string, Narrowing>> = {
  'GET /api/cases': page(({ unitId, treatmentSite, recordedAt }: TreatmentCaseView) =>
    place([unitId], [treatmentSite], [recordedAt]),
  ),
  'GET /api/cases/:reference/fractions/:fraction': one(
    ({ unit, treatmentSite, acts, corrected }: FractionView) =>
      place(
        [unit.id],
        [treatmentSite],
        [...acts, ...corrected.map(({ act }) => act)].flatMap(({ performedAt, recordedAt }) => [
          performedAt,
          recordedAt,
        ]),
      ),
  ),
  'GET /api/gate/decisions': page(({ unitId, treatmentSite, evaluatedAt }: DecisionView) =>
    place([unitId], [treatmentSite], [evaluatedAt]),
  ),
  'GET /api/exceptional-acts': page(({ unit, treatmentSite, happenedAt }: ExceptionalActView) =>
    place([unit.id], [treatmentSite], [happenedAt]),
  ),
  'GET /api/offline-reviews': page(({ unit, treatmentSite, selectedAt }: OfflineReviewView) =>
    place([unit.id], [treatmentSite], [selectedAt]),
  ),
  'GET /api/downtime-periods': page(({ unitId, from }: DowntimePeriodView) =>
    place([unitId], [], [from]),
  ),
  'GET /api/entitlements': {
    ...page(entitlementPlace),
    days: 'as-asked',
  },
  'GET /api/entitlements/:id': { ...one(entitlementPlace), days: 'as-asked' },
  'GET /api/assessments': page(({ treatmentSites, performedOn }: AssessmentView) =>
    place([], treatmentSites, [performedOn]),
  ),
  'GET /api/evidence': page(evidencePlace),
  'GET /api/evidence/:id': one(evidencePlace),
};

/** What concerns nobody's record, or the caller's own account: it is not narrowed. */
export const ROUTES_WITHOUT_RECORDS: ReadonlySet<string> = new Set([
  'POST /api/session',
  'GET /api/session',
  'DELETE /api/session',
  'POST /api/account/password',
  'POST /api/account/sessions/end',
  'GET /api/account/signing-factors',
  'POST /api/account/passkeys/challenge',
  'POST /api/account/passkeys',
  'POST /api/account/pin',
  'POST /api/account/signing-factors/:id/revocation',
  'GET /api/organisation',
  'GET /api/framework',
  'GET /api/framework/schema',
  'GET /api/framework/document',
  'GET /api/framework/versions',
  'GET /api/framework/versions/:id/document',
  'GET /api/policy/versions',
]);
