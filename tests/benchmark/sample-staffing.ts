import { addDays } from '@oart/competency';
import type { SeededDraw } from '../support/seeded-draw.ts';
import { SITES } from './sample-department.ts';
import type { SampleHistory } from './sample-history.ts';
import { day } from './sample-ledger.ts';

const POSTS = [
  { band: '6', from: '2019-03-04', until: '2020-12-31' },
  { band: '7', from: '2021-01-01', until: '2023-03-31' },
  { band: '8a', from: '2023-04-01', until: null },
] as const;

/** Three posts without a gap, two registers looked at every year, leave, and two letters of the employer. */
export function recordStaffing(history: SampleHistory, draw: SeededDraw): void {
  recordPosts(history);
  for (let year = 2021; year <= 2026; year += 1) {
    for (const body of ['HCPC', 'RCT'] as const) recordCheck(history, draw, body, year);
    recordLeave(history, draw, year);
  }
  decideOnConditions(history);
  recordLetters(history);
}

function recordPosts({ lists, person, ledger }: SampleHistory): void {
  for (const { band, from, until } of POSTS) {
    lists.employments.push({
      ...ledger.record(day(from), 'staffing-1'),
      person,
      contract: 'substantive',
      profession: 'dosimetrist',
      band,
      wte: 1,
      startsOn: day(from),
      endsOn: until === null ? null : day(until),
    });
  }
}

function recordCheck(
  { lists, person, ledger }: SampleHistory,
  draw: SeededDraw,
  body: 'HCPC' | 'RCT',
  year: number,
): void {
  const checkedOn = day(`${year}-0${draw.whole(1, 9)}-15`);
  lists.registrationChecks.push({
    ...ledger.record(checkedOn, 'staffing-1'),
    person,
    body,
    part: null,
    number: `${body}-00001`,
    status: year === 2022 && body === 'RCT' ? 'conditions' : 'active',
    statusFrom: null,
    validity: 'fixed',
    validUntil: addDays(checkedOn, 730),
    checkedOn,
    source: 'public register',
  });
}

function recordLeave(
  { lists, person, ledger }: SampleHistory,
  draw: SeededDraw,
  year: number,
): void {
  const from = day(`${year}-0${draw.whole(1, 9)}-03`);
  lists.absences.push({
    ...ledger.record(from, 'staffing-1'),
    person,
    from,
    returnedOn: addDays(from, draw.whole(5, 21)),
    category: 'leave',
  });
}

function decideOnConditions({ lists, person, ledger }: SampleHistory): void {
  const conditions = lists.registrationChecks.find(({ status }) => status === 'conditions');
  lists.conditionsDecisions.push({
    ...ledger.record(day('2022-10-03'), 'hortp'),
    person,
    registrationCheck: conditions?.id ?? '',
    outcome: 'may-practise',
  });
}

/** A founding assessor at the change of software, and a deputy who handed the delegation back. */
function recordLetters({ lists, person, ledger }: SampleHistory): void {
  lists.foundingAppointments.push({
    ...ledger.record(day('2023-06-01'), 'employer-1'),
    person,
    purpose: 'assessor',
    skill: 'oar-outlining',
    treatmentSites: SITES,
    platform: 'ethos',
    softwareVersion: '2.0',
    training: 'vendor course',
    from: day('2023-06-01'),
    until: day('2023-11-30'),
  });
  const delegation = ledger.record(day('2024-04-01'), 'employer-1');
  lists.delegations.push({
    ...delegation,
    person,
    roles: ['adapter'],
    treatmentSites: SITES,
    from: day('2024-04-01'),
    until: day('2025-03-31'),
    instrument: 'letter 7',
  });
  const ended = ledger.record(day('2024-12-02'), 'employer-1');
  lists.delegationEnds.push({ ...ended, delegation: delegation.id, endedAt: ended.recordedAt });
}
