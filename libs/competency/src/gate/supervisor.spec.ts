import { assessment } from '../assessment/assessment.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import type { PersonId } from '../person/ids.ts';
import {
  absence,
  employment,
  foundingAppointment,
  registrationCheck,
} from '../person/personnel.fixture.ts';
import type { FoundingAppointment } from '../person/person.ts';
import { person } from '../person/recorded.fixture.ts';
import { reason } from '../reason/reason.ts';
import { askedQuestion } from '../standing/circumstances.ts';
import {
  act,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  physicist,
  question,
  software,
  staff,
  unit,
} from '../standing/department.fixture.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import type { StandingQuestion } from '../standing/standing.ts';
import { gateQuestion } from './question.fixture.ts';
import { supervisionOf, supervisorAnswer } from './supervisor.ts';

const AT = '2026-03-12T12:00:00Z';
const AA_1 = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter');
const ABOUT = { task: 'edit-oar', treatmentSite: 'prostate' };

interface Asked extends Partial<StandingQuestion> {
  readonly where?: Department;
  readonly at?: string;
  readonly supervisor?: PersonId | null;
}

function supervised(facts: PersonFacts | null, fields: Asked = {}) {
  const { where = department(), at = AT, supervisor, ...cell } = fields;
  const place = { ...question('edit-oar'), ...cell };
  const asked = askedQuestion(where, place, asOf(at));
  if (asked.kind === 'unknown') throw new Error('The question can be asked');
  const named = supervisor === undefined ? person(facts?.person.id ?? 'ghost') : supervisor;
  const about = gateQuestion(place, 'trainee-1', { supervisor: named });
  return supervisionOf(asked, about, () =>
    facts === null ? null : supervisorAnswer(asked, facts),
  );
}

/** Appointed in writing to supervise OAR outlining and DIR evaluation from 1 October 2025. */
function founder(
  appointed: Partial<FoundingAppointment> = {},
  fields: Partial<PersonFacts> = {},
  skills: readonly string[] = ['oar-outlining', 'dir-evaluation'],
): PersonFacts {
  return staff('founder', {
    foundingAppointments: skills.map((skill) =>
      foundingAppointment({
        person: person('founder'),
        purpose: 'supervisor',
        skill,
        from: day('2025-10-01'),
        until: day('2026-12-31'),
        ...appointed,
      }),
    ),
    ...fields,
  });
}

describe('who carries a supervised act (I11)', () => {
  it('is somebody entitled for it, as MPE where that entitlement is one', () => {
    expect(supervised(AA_1)).toEqual({ reasons: [], byMpe: false });
    const mpe = entitledAs(physicist('mpe-1'), 'mpe');
    const task = 'approve-dose-check';
    expect(supervised(mpe, { task })).toEqual({ reasons: [], byMpe: true });
    expect(supervised(AA_1, { task })).toEqual({ reasons: [], byMpe: false });
  });

  it.each<[string, PersonFacts | null, Asked, Parameters<typeof reason>[0]]>([
    ['nobody named', null, { supervisor: null }, 'supervisor-required'],
    ['the actor', AA_1, { supervisor: person('trainee-1') }, 'supervisor-is-the-actor'],
    ['somebody not on file', null, {}, 'supervisor-not-entitled'],
    ['somebody without an entitlement', advancedAdapter('aa-1'), {}, 'supervisor-not-entitled'],
    ['somebody away', { ...AA_1, absences: [absence('2026-03-12')] }, {}, 'supervisor-absent'],
    [
      'somebody whose own recent practice lapsed',
      AA_1,
      { at: '2026-08-02T12:00:00Z' },
      'supervisor-not-entitled',
    ],
    [
      'a founding supervisor who is away',
      founder({}, { absences: [absence('2026-03-12')] }),
      {},
      'supervisor-absent',
    ],
  ])('is not %s, and the reason names task and site', (_, facts, fields, code) => {
    expect(supervised(facts, fields)).toEqual({ reasons: [reason(code, ABOUT)], byMpe: false });
  });
});

describe('a founding supervisor (I6)', () => {
  const isCarried = (facts: PersonFacts, fields: Asked = {}) =>
    supervised(facts, fields).reasons.length === 0;

  it('carries by the appointment, not by an entitlement', () => {
    expect(supervised(founder())).toEqual({ reasons: [], byMpe: false });
  });

  it.each<[string, PersonFacts]>([
    ['appointed to assess', founder({ purpose: 'assessor' })],
    ['appointed for another site', founder({ treatmentSites: ['cervix'] })],
    ['appointed for another platform', founder({ platform: 'unity' })],
    ['appointed for another version', founder({ softwareVersion: '2.1' })],
    ['appointed for one of the two skills', founder({}, {}, ['oar-outlining'])],
    ['whose appointment is to begin', founder({ from: day('2026-03-13') })],
    ['who has left', founder({}, { employments: [employment({ endsOn: day('2026-03-11') })] })],
    [
      'under a sanction',
      founder({}, { registrationChecks: [registrationCheck({ status: 'suspended' })] }),
    ],
  ])('is not one %s', (_, facts) => {
    expect(isCarried(facts)).toBe(false);
  });

  it.each([
    ['2026-03-31T12:00:00Z', true],
    ['2026-04-01T12:00:00Z', false],
  ])('from 1 October 2025 carries for six months, whatever the letter says: %s %s', (at, yes) => {
    expect(isCarried(founder(), { at })).toBe(yes);
  });

  it('carries no task without skills', () => {
    expect(isCarried(founder(), { task: 'review-offline' })).toBe(false);
  });

  it('of an earlier version of the generation carries after a minor change, not after a major one', () => {
    const changed = (changeClass: 'minor' | 'major') =>
      department({
        units: [
          unit({
            software: [
              software('2.0', '2025-01-01T00:00:00Z'),
              software('2.1', '2026-02-01T00:00:00Z', changeClass),
            ],
          }),
        ],
      });
    expect(isCarried(founder(), { where: changed('minor') })).toBe(true);
    expect(isCarried(founder(), { where: changed('major') })).toBe(false);
    const two = founder();
    const [outlining] = two.foundingAppointments;
    const [, evaluation] = founder({ softwareVersion: '2.1' }).foundingAppointments;
    if (outlining === undefined || evaluation === undefined) throw new Error('Two appointments');
    const mixed = { ...two, foundingAppointments: [outlining, evaluation] };
    expect(isCarried(mixed, { where: changed('minor') })).toBe(true);
  });

  it('carries every adaptation type asked about, or none (F25)', () => {
    const where = department({ units: [unit({ platform: 'unity' })] });
    const fields = { where, adaptationType: null };
    expect(isCarried(founder({ platform: 'unity' }), fields)).toBe(true);
    expect(isCarried(founder(), fields)).toBe(false);
  });

  it.each([
    ['a short absence', '2025-11-01', '2026-03-01', true],
    ['an absence of 180 days', '2025-09-02', '2026-03-01', false],
  ])('after %s, returned on 1 March: %s to %s: %s', (_, from, back, yes) => {
    const returned = founder({}, { absences: [absence(from, back)] });
    expect(isCarried(returned)).toBe(yes);
  });

  it('carries again once the supervised return has ended (domain.md 10.8)', () => {
    const returned = founder(
      {},
      {
        absences: [absence('2025-09-02', '2026-03-01')],
        acts: [1, 2, 3].map((fraction) =>
          act('edit-oar', 'founder', {
            fraction,
            mode: 'supervised',
            supervisor: person('aa-1'),
            when: '2026-03-05T09:00:00Z',
          }),
        ),
        assessments: ['oar-outlining', 'dir-evaluation'].map((skill) =>
          assessment({
            candidate: person('founder'),
            skill,
            purpose: 'return',
            performedOn: day('2026-03-06'),
          }),
        ),
      },
    );
    expect(isCarried(returned)).toBe(true);
    const [outlining] = returned.assessments;
    const half = { ...returned, assessments: outlining === undefined ? [] : [outlining] };
    expect(isCarried(half)).toBe(false);
  });
});
