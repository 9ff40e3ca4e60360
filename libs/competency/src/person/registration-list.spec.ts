import { day } from '../calendar/days.fixture.ts';
import type { PersonnelFacts, RegistrationCheck } from './person.ts';
import { person, recorded } from './recorded.fixture.ts';
import { checkRegistrationList, type ListedRegistration } from './registration-list.ts';

const check = (who: string, fields: Partial<RegistrationCheck>): RegistrationCheck => ({
  ...recorded('2026-01-05'),
  person: person(who),
  body: 'HCPC',
  part: null,
  number: 'RA 1',
  status: 'active',
  statusFrom: null,
  validity: 'fixed',
  validUntil: day('2026-02-28'),
  checkedOn: day('2026-01-05'),
  source: 'Online register',
  ...fields,
});

const registered = (...registrationChecks: readonly RegistrationCheck[]): PersonnelFacts =>
  ({ registrationChecks }) as unknown as PersonnelFacts;

const PEOPLE = [
  registered(
    check('adapter-1', { number: 'RA 1', part: 'old' }),
    check('adapter-1', { number: 'RA 1', part: 'old', validity: 'continuous', source: 'Later' }),
    check('adapter-1', { number: 'RA 1', part: 'other' }),
  ),
  registered(check('adapter-2', { number: 'RA2' })),
  registered(check('adapter-3', { number: 'RA9' })),
  registered(check('adapter-4', { number: 'RA9' })),
  registered(check('keeper', { number: 'RA5' })),
  registered(
    check('adapter-6', { number: 'RA6', part: 'a' }),
    check('adapter-6', { number: 'RA6', part: 'b', status: 'lapsed' }),
  ),
  registered(
    check('adapter-8', { number: 'RA8-old' }),
    check('adapter-8', { number: 'RA8', validity: 'continuous' }),
  ),
];

const line = (number: string, fields: Partial<ListedRegistration> = {}): ListedRegistration => ({
  body: 'HCPC',
  number,
  status: 'active',
  statusFrom: null,
  validUntil: day('2028-02-28'),
  ...fields,
});

const listed = (...lines: readonly ListedRegistration[]) =>
  checkRegistrationList(
    lines,
    PEOPLE,
    { checkedOn: day('2026-03-01'), source: 'HCPC list' },
    person('keeper'),
    day('2026-03-01'),
  );

describe('a list of registrations', () => {
  it('is found by number, however it is written, and checks every part as it is on file', () => {
    const [first] = listed(line('ra1'));
    expect(first).toMatchObject({
      person: 'adapter-1',
      refusals: [],
      checks: [
        { part: 'old', number: 'RA 1', validity: 'continuous', validUntil: '2028-02-28' },
        { part: 'other', number: 'RA 1', validity: 'fixed', source: 'HCPC list' },
      ],
    });
  });

  it.each([
    ['a number that nobody has', [line('RA7')], ['unknown-registration /number']],
    [
      'the number of another register',
      [line('RA2', { body: 'GMC' })],
      ['unknown-registration /number'],
    ],
    ['a number of two people', [line('RA9')], ['shared-registration /number']],
    ['one’s own', [line('RA5')], ['own-record /person']],
    [
      'a fixed registration without its end',
      [line('RA2', { validUntil: null })],
      ['validity-end-missing /validUntil'],
    ],
    ['parts that differ on file', [line('RA6')], ['parts-differ /number']],
    ['a number that was given up', [line('RA8-old')], ['unknown-registration /number']],
    [
      'a continuous registration without the date that is on file',
      [line('RA8', { validUntil: null })],
      ['date-missing /validUntil'],
    ],
    [
      'what stands there already',
      [line('RA2'), line('ra 2')],
      ['registration-listed-twice /number'],
    ],
  ])('refuses %s', (_, lines, refusals) => {
    const found = listed(...lines).flatMap((each) => each.refusals);
    expect(found.map(({ kind, pointer }) => `${kind} ${pointer}`)).toEqual(refusals);
  });
});
