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

/**
 * How an answer is held to the days of a scope. `as-told`: by every instant that it shows. `as-known` and
 * `as-asked`: it shows a state as known at an instant, or as at and as known at one, which must then lie in the
 * span. `closed`: it shows a state of now and is not given to a scope of days.
 */
export type HeldToDays = 'as-told' | 'as-known' | 'as-asked' | 'closed';

/** How the answer of a route is narrowed to the scope of an auditor. */
export interface Narrowing {
  /** A page of items, of which those outside are left out, or one thing, which is then not there. */
  readonly answers: 'a-page' | 'one';
  readonly days: HeldToDays;
  readonly placeOf: (view: never) => ToldPlace;
}

/** @param times null and undefined are what did not happen */
function place(
  units: readonly string[],
  treatmentSites: readonly string[],
  times: readonly (string | null | undefined)[],
): ToldPlace {
  const told: readonly string[] = times.filter((time) => time != null);
  return { units, treatmentSites, times: told as readonly (Instant | CalendarDay)[] };
}

function page(days: HeldToDays, placeOf: Narrowing['placeOf']): Narrowing {
  return { answers: 'a-page', days, placeOf };
}

function one(days: HeldToDays, placeOf: Narrowing['placeOf']): Narrowing {
  return { answers: 'one', days, placeOf };
}

const casePlace = ({ unitId, treatmentSite, recordedAt }: TreatmentCaseView): ToldPlace =>
  place([unitId], [treatmentSite], [recordedAt]);

const fractionPlace = (fraction: FractionView): ToldPlace => {
  const { unit, treatmentSite, acts, corrected, concerns, endedAt } = fraction;
  const told = [...acts, ...corrected.map(({ act }) => act)];
  return place(
    [unit.id],
    [treatmentSite],
    [
      ...told.flatMap(({ performedAt, recordedAt }) => [performedAt, recordedAt]),
      ...corrected.map(({ correctedAt }) => correctedAt),
      ...concerns.map(({ raisedAt }) => raisedAt),
      endedAt,
    ],
  );
};

const decisionPlace = (decision: DecisionView): ToldPlace => {
  const { unitId, treatmentSite, evaluatedAt, recordedAt } = decision;
  return place([unitId], [treatmentSite], [evaluatedAt, recordedAt]);
};

const exceptionalPlace = (act: ExceptionalActView): ToldPlace => {
  const { unit, treatmentSite, happenedAt, recordedAt, actSignedAt, review } = act;
  const times = [happenedAt, recordedAt, actSignedAt, review?.reviewedAt];
  return place([unit.id], [treatmentSite], times);
};

const offlinePlace = (review: OfflineReviewView): ToldPlace => {
  const { unit, treatmentSite, selectedAt, reviewedAt } = review;
  return place([unit.id], [treatmentSite], [selectedAt, reviewedAt]);
};

const downtimePlace = (downtime: DowntimePeriodView): ToldPlace => {
  const { unitId, governing, corrections } = downtime;
  const spans = [downtime, governing, ...corrections.map(({ span }) => span)];
  return place(
    [unitId],
    [],
    [
      ...spans.flatMap((span) => [span?.from, span?.to]),
      ...[downtime, ...corrections].map(({ recordedAt }) => recordedAt),
    ],
  );
};

const entitlementPlace = ({ scope }: EntitlementView): ToldPlace =>
  place(scope.units, scope.treatmentSites, []);

const assessmentPlace = (assessment: AssessmentView): ToldPlace => {
  const { treatmentSites, performedOn, signedAt, acknowledgedAt, reviews } = assessment;
  const times = [performedOn, signedAt, acknowledgedAt, ...reviews.map(({ at }) => at)];
  return place([], treatmentSites, times);
};

const evidencePlace = (evidence: EvidenceView): ToldPlace => {
  const { treatmentSites, occurredOn, submittedAt, review, countersigner } = evidence;
  return place([], treatmentSites, [occurredOn, submittedAt, review?.at, countersigner?.signedAt]);
};

/**
 * The routes that a scoped auditor may call: every other is refused, so that a new one is closed until it is
 * listed here. They show what names its unit, treatment site and day; nothing else can be held against a scope.
 */
export const NARROWED_ROUTES: Readonly<Record<string, Narrowing>> = {
  'GET /api/cases': page('as-told', casePlace),
  'GET /api/cases/:reference/fractions/:fraction': one('as-told', fractionPlace),
  'GET /api/gate/decisions': page('as-told', decisionPlace),
  'GET /api/exceptional-acts': page('as-asked', exceptionalPlace),
  'GET /api/offline-reviews': page('as-asked', offlinePlace),
  'GET /api/downtime-periods': page('as-told', downtimePlace),
  'GET /api/entitlements': page('as-asked', entitlementPlace),
  'GET /api/entitlements/:id': one('as-asked', entitlementPlace),
  'GET /api/assessments': page('as-known', assessmentPlace),
  'GET /api/evidence': page('as-asked', evidencePlace),
  'GET /api/evidence/:id': one('closed', evidencePlace),
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
  'GET /api/policy/versions/:id/document',
]);
