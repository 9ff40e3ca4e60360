import { addDays } from '@oart/competency';
import type { CalendarDay, PersonId } from '@oart/competency';
import type { SeededDraw } from '../support/seeded-draw.ts';
import { FRAMEWORK, SITES } from './sample-department.ts';
import type { SampleHistory } from './sample-history.ts';
import { day } from './sample-ledger.ts';

const SKILLS = FRAMEWORK.skills.map(({ id }) => id);

/** The first training, and what is renewed every year after it, with an assessment of each skill. */
export function recordTraining(history: SampleHistory, draw: SeededDraw): void {
  const began = day('2021-01-18');
  recordFirstRecords(history, began);
  for (const skill of SKILLS) history.assess(addDays(began, 21), skill, { level: 'T' });
  for (let year = 2021; year <= 2026; year += 1) {
    const from = day(`${year}-02-08`);
    recordYear(history, draw, from);
    for (const skill of SKILLS) history.assess(addDays(from, 14), skill);
  }
  recordChangeOfSoftware(history);
  recordSecondThoughts(history);
}

function recordFirstRecords(history: SampleHistory, began: CalendarDay): void {
  for (const [from, until] of [
    ['2018-01-01', '2019-02-28'],
    ['2019-03-04', null],
  ] as const) {
    history.show(began, {
      type: 'experience-claim',
      skill: 'plan-selection',
      experience: {
        activity: 'plan-checking',
        from: day(from),
        until: until === null ? null : day(until),
        wte: 1,
      },
    });
  }
  history.show(began, { type: 'plan-check-training-record', skill: 'plan-selection' });
  for (const site of SITES) {
    history.show(began, {
      type: 'supervised-case-log',
      skill: 'target-outlining',
      treatmentSites: [site],
      cases: 12,
      casesWithoutIntervention: 10,
    });
  }
}

/** What one year adds: contouring certificates and logs of each site, tutorials, Mobius training. */
function recordYear(history: SampleHistory, draw: SeededDraw, from: CalendarDay): void {
  for (const { skill, treatmentSite, structures } of FRAMEWORK.structureSets) {
    history.show(from, {
      type: 'proknow-certificate',
      skill,
      treatmentSites: [treatmentSite],
      structures: structures.map(({ id, passMark }) => ({
        structure: id,
        score: draw.whole(passMark, 98),
        passMark,
        attempt: draw.whole(1, 3),
      })),
    });
    history.show(from, { type: 'proknow-log', skill, treatmentSites: [treatmentSite] });
  }
  for (const site of SITES) {
    history.show(from, {
      type: 'reflective-log',
      skill: 'target-outlining',
      treatmentSites: [site],
      countersigner: 'cco-1' as PersonId,
    });
  }
  history.show(from, { type: 'tutorial-certificate', skill: 'dir-evaluation' });
  history.show(from, { type: 'mobius-training-record', skill: 'mobius-approval' });
}

function recordChangeOfSoftware(history: SampleHistory): void {
  for (const [from, version] of [
    ['2023-05-15', '2.0'],
    ['2025-01-20', '2.1'],
  ] as const) {
    history.show(day(from), {
      type: 'equipment-training',
      platform: 'ethos',
      softwareVersions: [version],
    });
  }
}

/** A certificate sent back, one revoked, an assessment made void, and one questioned that stands. */
function recordSecondThoughts(history: SampleHistory): void {
  const { lists, ledger } = history;
  const [first] = lists.evidence;
  const [trained] = lists.assessments;
  if (first === undefined || trained === undefined) throw new Error('Nothing was shown');
  const spare = history.show(day('2022-05-02'), {
    type: 'tutorial-certificate',
    skill: 'dir-evaluation',
  });
  history.review(day('2022-05-20'), spare, 'sent-back');
  lists.evidenceRevocations.push({
    ...ledger.record(day('2022-06-01'), 'verifier-1'),
    evidence: spare.id,
    kind: 'clerical',
    effectiveFrom: day('2022-05-02'),
    revoker: 'verifier-1' as PersonId,
    reason: 'Entered twice',
  });
  const mistaken = history.assess(day('2022-07-04'), 'dir-evaluation');
  lists.assessmentVoids.push({
    ...ledger.record(day('2022-07-05'), 'assessor-1'),
    assessment: mistaken.id,
    reason: 'Wrong candidate',
  });
  for (const outcome of ['questioned', 'stands'] as const) {
    lists.assessmentReviews.push({
      ...ledger.record(day('2022-09-01'), 'hortp'),
      assessment: trained.id,
      outcome,
      reason: 'Assessor’s own right was withdrawn',
    });
  }
}
