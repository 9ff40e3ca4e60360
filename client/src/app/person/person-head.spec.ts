import type { CalendarDay } from '@oart/competency';
import type { PersonView } from '@oart/contract';
import { CHECK, POST } from '../staff-file/staff-file.fixture';
import { headOf, isNotYetOnFile } from './person-head';

const on = (day: string): CalendarDay => day as CalendarDay;
const person = (fields: Partial<PersonView> = {}): PersonView => ({
  id: 'aa-1',
  staffNumber: 'S1006',
  displayName: 'AA-1',
  profession: 'dosimetrist',
  band: '7',
  inPost: true,
  roles: [],
  aliases: [],
  nameCorrections: [],
  employments: [POST],
  registrationChecks: [{ ...CHECK, recordedBy: 'Keeper-1' }],
  absences: [],
  appointments: [],
  foundingAppointments: [],
  onFileSince: '2026-01-05T09:00:00.000Z',
  level: 'full',
  ledgerIndex: 9,
  ...fields,
});

describe('the head of a person', () => {
  it('says the post, other names and each register as it was looked at by that day', () => {
    expect(headOf(person({ aliases: ['A. Adapter'] }), on('2026-11-22'))).toEqual([
      'S1006',
      'dosimetrist',
      'band 7',
      'also A. Adapter',
      'RCT active to 31 Mar 2027',
    ]);
    expect(headOf(person(), on('2026-01-04'))).not.toContain('RCT active to 31 Mar 2027');
  });

  it('says of a register whose date has passed that nobody looked again', () => {
    expect(headOf(person(), on('2027-03-31')).at(-1)).toBe('RCT active to 31 Mar 2027');
    expect(headOf(person(), on('2027-04-01')).at(-1)).toBe(
      'RCT active, not checked again since 31 Mar 2027',
    );
  });

  it('says that there is no post', () => {
    const none = person({ profession: null, band: null, registrationChecks: [] });
    expect(headOf(none, on('2026-11-22'))).toEqual(['S1006', 'no post on file']);
  });

  it('knows nobody before they came on file, unless what is known now is asked for', () => {
    expect(isNotYetOnFile(person(), '2026-01-05T08:59:59.999Z')).toBe(true);
    expect(isNotYetOnFile(person(), '2026-01-05T09:00:00.000Z')).toBe(false);
    expect(isNotYetOnFile(person(), undefined)).toBe(false);
  });
});
