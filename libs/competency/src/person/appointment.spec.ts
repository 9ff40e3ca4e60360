import { day } from '../calendar/days.fixture.ts';
import { appointmentOn, foundingAppointmentOn, type FoundingScope } from './appointment.ts';
import { appointment, foundingAppointment, personnel } from './personnel.fixture.ts';

const scope: FoundingScope = {
  skill: 'oar-outlining',
  treatmentSites: ['cervix', 'bladder'],
  platform: 'ethos',
  softwareVersion: '2.0',
};
const founding = personnel({ foundingAppointments: [foundingAppointment()] });

describe('the MPE appointment', () => {
  const held = personnel({ appointments: [appointment({ until: day('2026-06-30') })] });

  it.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('from 1 Jan 2025 to 30 June 2026 covers %s: %s', (on, expected) => {
    expect(appointmentOn(held, 'mpe', day(on)) !== null).toBe(expected);
  });

  it('is none of another kind', () => {
    const adviser = appointment({ kind: 'radiation-protection-adviser' as 'mpe' });
    const other = personnel({ appointments: [adviser] });
    expect(appointmentOn(other, 'mpe', day('2026-01-01'))).toBeNull();
  });

  it('of two that cover a day is the one recorded last', () => {
    const renewed = appointment({ from: day('2025-06-01') });
    const two = personnel({ appointments: [...held.appointments, renewed] });
    expect(appointmentOn(two, 'mpe', day('2026-01-01'))).toBe(renewed);
  });

  it('without an end it goes on', () => {
    const open = personnel({ appointments: [appointment()] });
    expect(appointmentOn(open, 'mpe', day('2040-01-01'))).not.toBeNull();
  });
});

describe('a founding appointment (I6)', () => {
  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('covers its scope on %s: %s', (on, expected) => {
    expect(foundingAppointmentOn(founding, 'assessor', scope, day(on)) !== null).toBe(expected);
  });

  it.each<[string, Partial<FoundingScope>]>([
    ['another skill', { skill: 'dir-evaluation' }],
    ['a further treatment site', { treatmentSites: ['cervix', 'rectum'] }],
    ['no treatment site', { treatmentSites: [] }],
    ['another platform', { platform: 'unity' }],
    ['another version', { softwareVersion: '2.1' }],
    ['no version', { softwareVersion: null }],
  ])('does not cover %s', (_, change) => {
    expect(
      foundingAppointmentOn(founding, 'assessor', { ...scope, ...change }, day('2026-02-01')),
    ).toBeNull();
  });

  it('as an assessor is none as a supervisor', () => {
    expect(foundingAppointmentOn(founding, 'supervisor', scope, day('2026-02-01'))).toBeNull();
  });
});
