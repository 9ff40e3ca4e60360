import fc from 'fast-check';
import { assessment } from '../assessment/assessment.fixture.ts';
import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import { day, instant } from '../calendar/days.fixture.ts';
import { absence, employment, registrationCheck } from '../person/personnel.fixture.ts';
import type { UnitId } from '../person/ids.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import {
  accepted,
  act,
  advancedAdapter,
  advancedEvidence,
  ETHOS,
  entitlement,
  oarEvidence,
  scope,
  shown,
  suspension,
} from './department.fixture.ts';
import type { PersonFacts } from './facts.ts';

const START = day('2026-01-01');

/** A unit of another platform, where some acts are performed: they are no practice on an Ethos. */
export const UNITY = 'unity-1' as UnitId;

/** A day within two years from the start of 2026. */
export const anyDay: fc.Arbitrary<CalendarDay> = fc
  .integer({ min: 0, max: 730 })
  .map((offset) => addDays(START, offset));

/** An instant within those two years, often at or beside a local midnight. */
export const anyInstant: fc.Arbitrary<Instant> = fc
  .tuple(
    anyDay,
    fc.constantFrom('00:00:00.000', '22:59:59.999', '23:00:00.000', '23:59:59.999', '12:34:56.789'),
  )
  .map(([on, clock]) => instant(`${on}T${clock}Z`));

/** Null four times of five: what stands in the way is drawn seldom, so that people with nothing or one thing in the way are common. */
function seldom<Drawn>(drawn: fc.Arbitrary<Drawn>): fc.Arbitrary<Drawn | null> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: drawn });
}

const anyEntitlement = fc
  .record({
    role: fc.constantFrom('advanced-adapter', 'advanced-adapter', 'advanced-adapter', 'adapter'),
    sites: fc.oneof(
      fc.constant(['prostate', 'bladder']),
      fc.subarray(['cervix', 'bladder', 'prostate']),
    ),
    versions: fc.oneof(
      fc.constant(['1.1', '2.0', '2.1', '3.0']),
      fc.subarray(['1.1', '2.0', '2.1', '3.0'], { minLength: 1 }),
    ),
    grantedOn: fc.oneof(
      fc.integer({ min: 0, max: 200 }).map((offset) => addDays(START, offset)),
      anyDay,
    ),
    startsIn: fc.integer({ min: 0, max: 60 }),
    lasts: fc.integer({ min: 100, max: 700 }),
    acceptedIn: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null, freq: 9 }),
    suspendedIn: seldom(fc.integer({ min: 0, max: 200 })),
    suspendedTasks: fc.subarray(['approve-target', 'edit-oar']),
    liftedIn: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
    withdrawnIn: seldom(fc.integer({ min: 0, max: 600 })),
    replaced: fc.boolean(),
  })
  .map((given) => ({
    ...given,
    granted: entitlement('aa-1', given.role, {
      recordedAt: instant(`${given.grantedOn}T09:00:00Z`),
      effectiveFrom: addDays(given.grantedOn, given.startsIn),
      expiresOn: addDays(given.grantedOn, given.startsIn + given.lasts),
      scope: scope({ treatmentSites: given.sites, softwareVersions: given.versions }),
    }),
  }));

const anyAct = fc
  .record({
    task: fc.constantFrom(
      'edit-oar',
      'approve-oar',
      'edit-target',
      'approve-target',
      'select-plan',
    ),
    actor: fc.constantFrom('aa-1', 'aa-1', 'aa-1', 'aa-1', 'aa-1', 'adapter-1'),
    mode: fc.constantFrom(
      'independent',
      'independent',
      'independent',
      'independent',
      'supervised',
      'without-entitlement',
    ),
    site: fc.constantFrom('prostate', 'prostate', 'bladder'),
    unit: fc.constantFrom(ETHOS, ETHOS, ETHOS, UNITY),
    on: anyDay,
    fraction: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ task, actor, mode, site, unit, on, fraction }) =>
    act(task, actor, {
      mode: mode as 'independent',
      treatmentSite: site,
      unit,
      fraction,
      caseReference: `C-${site}`,
      when: `${on}T12:00:00Z`,
    }),
  );

const anyAssessment = fc
  .record({
    skill: fc.constantFrom('oar-outlining', 'dir-evaluation', 'target-outlining', 'plan-selection'),
    level: fc.constantFrom('T', 'C', 'C', 'P'),
    result: fc.constantFrom('pass', 'pass', 'pass', 'refer'),
    purpose: fc.constantFrom('award', 'restoration', 'return'),
    version: fc.constantFrom('2.0', '3.0'),
    on: anyDay,
  })
  .map(({ skill, level, result, purpose, version, on }) =>
    assessment({
      skill,
      level: level as 'T',
      result: result as 'pass',
      purpose: purpose as 'award',
      softwareVersion: version,
      performedOn: on,
    }),
  );

/**
 * A dosimetrist whose certificates, entitlements, suspensions, absences, acts and assessments are drawn at
 * random over two years: most draws hold a time of "yes" somewhere.
 */
export const anyPerson: fc.Arbitrary<PersonFacts> = fc
  .record({
    entitlements: fc.array(anyEntitlement, { minLength: 1, maxLength: 3 }),
    acts: fc.array(anyAct, { minLength: 10, maxLength: 50 }),
    assessments: fc.array(anyAssessment, { maxLength: 4 }),
    absences: seldom(
      fc.array(fc.tuple(anyDay, fc.integer({ min: 1, max: 260 })), { minLength: 1, maxLength: 2 }),
    ).map((drawn) => drawn ?? []),
    leavesIn: seldom(fc.integer({ min: 100, max: 700 })),
    registeredFor: fc.oneof(fc.constant(900), fc.integer({ min: 100, max: 900 })),
    recheckedIn: fc.option(fc.integer({ min: 100, max: 300 }), { nil: null, freq: 4 }),
    certificateDays: seldom(fc.integer({ min: 60, max: 700 })),
    revokedIn: seldom(fc.integer({ min: 0, max: 700 })),
  })
  .map((given) => {
    const base = advancedAdapter('aa-1');
    const evidence = [...oarEvidence(), ...advancedEvidence()].map((item, place) =>
      place % 3 === 0 && given.certificateDays !== null
        ? { ...item, validUntil: addDays(START, given.certificateDays) }
        : item,
    );
    const [first] = evidence;
    const granted = given.entitlements.map((each) => each.granted);
    const later = (from: CalendarDay, days: number): string => `${addDays(from, days)}T10:00:00Z`;
    const suspensions = given.entitlements.flatMap(
      ({ granted: of, grantedOn, suspendedIn, suspendedTasks }) =>
        suspendedIn === null
          ? []
          : [
              suspension(of, {
                ...recorded(later(grantedOn, suspendedIn)),
                id: `suspension-${of.id}` as never,
                tasks: suspendedTasks,
              }),
            ],
    );
    return {
      ...base,
      employments: [
        employment({
          endsOn: given.leavesIn === null ? null : addDays(START, given.leavesIn),
        }),
      ],
      registrationChecks: [
        registrationCheck({ validUntil: addDays(START, given.registeredFor) }),
        ...(given.recheckedIn === null
          ? []
          : [
              registrationCheck({
                ...recorded(later(START, given.recheckedIn)),
                checkedOn: addDays(START, given.recheckedIn),
                validUntil: addDays(START, given.recheckedIn + 700),
              }),
            ]),
      ],
      absences: given.absences.map(([from, days]) => absence(from, addDays(from, days))),
      ...shown(evidence),
      evidenceRevocations:
        given.revokedIn === null || first === undefined
          ? []
          : [
              {
                ...recorded(later(START, given.revokedIn)),
                evidence: first.id,
                kind: 'clerical',
                effectiveFrom: addDays(START, given.revokedIn),
                revoker: person('verifier-1'),
                reason: 'Wrong file',
              },
            ],
      assessments: [...base.assessments, ...given.assessments],
      entitlements: granted.map((each, place) => ({
        ...each,
        replaces:
          place > 0 && given.entitlements[place]?.replaced === true
            ? (granted[0]?.id ?? null)
            : null,
      })),
      acceptances: given.entitlements.flatMap(({ granted: of, grantedOn, acceptedIn }) =>
        acceptedIn === null ? [] : [accepted(of, later(grantedOn, acceptedIn))],
      ),
      suspensions,
      lifts: given.entitlements.flatMap(({ granted: of, grantedOn, suspendedIn, liftedIn }) =>
        suspendedIn === null || liftedIn === null
          ? []
          : [
              {
                ...recorded(later(grantedOn, suspendedIn + liftedIn)),
                suspension: `suspension-${of.id}` as never,
                outcome: 'Resolved',
                liftedBy: person('hortp'),
              },
            ],
      ),
      withdrawals: given.entitlements.flatMap(({ granted: of, grantedOn, withdrawnIn }) =>
        withdrawnIn === null
          ? []
          : [
              {
                ...recorded(later(grantedOn, withdrawnIn)),
                entitlement: of.id,
                effectiveFrom: addDays(grantedOn, withdrawnIn),
                forCause: false,
                reason: 'Role changed',
              },
            ],
      ),
      acts: given.acts,
    };
  });
