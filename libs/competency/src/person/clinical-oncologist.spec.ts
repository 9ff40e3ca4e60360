import { day, moment } from '../calendar/days.fixture.ts';
import { POLICY } from '../framework/documents.fixture.ts';
import { clinicalOncologistQualification } from './clinical-oncologist.ts';
import type { PersonnelFacts } from './person.ts';
import { absence, employment, personnel, registrationCheck } from './personnel.fixture.ts';

const GMC = registrationCheck({ body: 'GMC', part: 'licence' });
const registered = (fields: Partial<typeof GMC>): Partial<PersonnelFacts> => ({
  registrationChecks: [{ ...GMC, ...fields }],
});

function shownBy(fields: Partial<PersonnelFacts>, on = '2026-03-12') {
  const facts = personnel({
    employments: [employment({ profession: 'clinical-oncologist', band: null })],
    registrationChecks: [GMC],
    ...fields,
  });
  return clinicalOncologistQualification(facts, POLICY, moment(on));
}

describe('a clinical oncologist, who may countersign and assess (I6, F7)', () => {
  it('is shown to be one by the GMC check', () => {
    expect(shownBy({})).toBe(GMC);
  });

  it.each<[string, Partial<PersonnelFacts>, boolean]>([
    ['under a caution', registered({ status: 'caution' }), true],
    ['under conditions not decided on', registered({ status: 'conditions' }), false],
    ['whose registration lapsed', registered({ status: 'lapsed' }), false],
    [
      'whose registration was not checked again',
      registered({ validUntil: day('2026-03-11') }),
      false,
    ],
    ['who is suspended', registered({ status: 'suspended' }), false],
    ['on another register only', registered({ body: 'HCPC' }), false],
    ['on no register', { registrationChecks: [] }, false],
    [
      'struck off another register',
      { registrationChecks: [GMC, registrationCheck({ status: 'struck-off' })] },
      false,
    ],
    [
      'whose other registration lapsed',
      { registrationChecks: [GMC, registrationCheck({ status: 'lapsed' })] },
      true,
    ],
    ['in a post as dosimetrist', { employments: [employment()] }, false],
    ['without a post', { employments: [] }, false],
    ['away since today', { absences: [absence('2026-03-12')] }, false],
    ['back since today', { absences: [absence('2026-03-01', '2026-03-12')] }, true],
  ])('%s: %s', (_, fields, expected) => {
    expect(shownBy(fields)?.body).toBe(expected ? 'GMC' : undefined);
  });

  it.each([
    ['2025-08-31', false],
    ['2025-09-01', true],
    ['2027-08-31', true],
    ['2027-09-01', false],
  ])('by a check of 1 September 2025 to 31 August 2027, on %s: %s', (on, expected) => {
    expect(shownBy({}, on) !== null).toBe(expected);
  });
});
