import { addDays } from '@oart/competency';
import type { Act, PersonId } from '@oart/competency';
import type { SeededDraw } from '../support/seeded-draw.ts';
import { SITES, TODAY } from './sample-department.ts';
import type { SampleHistory } from './sample-history.ts';
import { day } from './sample-ledger.ts';

const ADAPTER_TASKS = ['edit-oar'];
const ADVANCED_TASKS = [
  ...ADAPTER_TASKS,
  'approve-oar',
  'edit-target',
  'approve-target',
  'select-plan',
  'approve-dose-check',
];

/** Four entitlements: a first one, its widening, its renewal, a narrow one withdrawn; with their exceptions. */
export function recordEntitlements(history: SampleHistory): void {
  const { lists, ledger, person } = history;
  const adapter = history.grant(day('2021-03-01'), {
    role: 'adapter',
    tasks: ADAPTER_TASKS,
    expiresOn: day('2024-02-29'),
  });
  const advanced = history.grant(day('2022-03-01'), {
    role: 'advanced-adapter',
    tasks: ADVANCED_TASKS,
    expiresOn: day('2025-02-28'),
    replaces: adapter.id,
  });
  const narrow = history.grant(day('2023-09-04'), {
    role: 'adapter',
    tasks: ADAPTER_TASKS,
    expiresOn: day('2026-09-03'),
  });
  const renewed = history.grant(day('2025-02-24'), {
    role: 'advanced-adapter',
    tasks: ADVANCED_TASKS,
    expiresOn: day('2028-02-23'),
    replaces: advanced.id,
  });
  history.suspend(day('2022-05-09'), day('2022-05-20'), advanced, {});
  history.suspend(day('2023-11-06'), day('2023-11-10'), advanced, { treatmentSites: ['bladder'] });
  history.suspend(day('2025-08-04'), day('2025-08-06'), renewed, { tasks: ['approve-target'] });
  lists.withdrawals.push({
    ...ledger.record(day('2024-01-08'), 'hortp'),
    entitlement: narrow.id,
    effectiveFrom: day('2024-01-15'),
    forCause: false,
    reason: 'Covered by the wider one',
  });
  for (const [on, of] of [
    ['2023-02-20', advanced],
    ['2024-02-19', advanced],
    ['2026-02-16', renewed],
  ] as const) {
    lists.entitlementReviews.push({
      ...ledger.record(day(on), 'hortp'),
      entitlement: of.id,
      nextReviewDueOn: addDays(day(on), 365),
    });
  }
  lists.waivers.push({
    ...ledger.record(day('2022-02-21'), 'deputy-1'),
    person,
    requirement: 'advanced-adapter-plan-selection',
    rationale: 'Two years reached in April',
    approver: 'deputy-1' as PersonId,
    from: day('2022-03-01'),
    until: day('2022-04-30'),
  });
  lists.equivalences.push({
    ...ledger.record(day('2022-02-21'), 'deputy-1'),
    person,
    skill: 'target-outlining',
    fromTreatmentSite: 'prostate',
    toTreatmentSite: 'bladder',
    rationale: 'Same structures',
    approver: 'deputy-1' as PersonId,
    from: day('2022-03-01'),
    until: day('2022-12-31'),
  });
}

const STEPS: readonly (readonly [string, 'own' | 'adapter-1' | 'mpe-1', Act['outcome']])[] = [
  ['edit-oar', 'adapter-1', 'changed'],
  ['approve-oar', 'own', 'approved'],
  ['edit-target', 'own', 'changed'],
  ['approve-target', 'own', 'approved'],
  ['select-plan', 'own', 'selected'],
  ['agree-plan-selection', 'mpe-1', 'agreed'],
  ['approve-dose-check', 'own', 'approved'],
];
const FRACTIONS_A_CASE = 20;
const LEAST_FRACTIONS = 30;

/**
 * Fractions in turn at each treatment site, the last one yesterday, until the history holds `facts` rows;
 * the first fraction may begin late. One act of long ago is corrected as wrongly recorded.
 * @throws where the rows left are too few for recent practice at every treatment site.
 */
export function recordFractions(history: SampleHistory, facts: number, draw: SeededDraw): void {
  const { lists, ledger } = history;
  const acts = facts - history.length - 1;
  const fractions = Math.ceil(acts / STEPS.length);
  if (fractions < LEAST_FRACTIONS) throw new Error(`${facts} facts are too few for this history`);
  let skipped = fractions * STEPS.length - acts;
  for (let count = 0; count < fractions; count += 1) {
    const on = addDays(TODAY, -1 - 7 * (fractions - 1 - count));
    const site = SITES[count % SITES.length] ?? SITES[0];
    const turn = Math.floor(count / SITES.length);
    const hour = String(draw.whole(8, 16)).padStart(2, '0');
    for (const [place, [task, by, outcome]] of STEPS.entries()) {
      if (skipped > 0) {
        skipped -= 1;
        continue;
      }
      history.act(on, `${hour}:${String(10 + place * 4)}`, task, {
        actor: by === 'own' ? history.person : by,
        site,
        caseReference: `C-${site}-${Math.floor(turn / FRACTIONS_A_CASE)}`,
        fraction: (turn % FRACTIONS_A_CASE) + 1,
        outcome,
      });
    }
  }
  lists.actCorrections.push({
    ...ledger.record(TODAY, 'hortp'),
    act: lists.acts[0]?.id ?? '',
    reason: 'wrongly-recorded',
  });
}
