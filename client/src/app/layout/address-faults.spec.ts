import { noDay, noInstant, noOtherDay, noPastDay, notAmong, noTime } from './address-faults';

describe('what an address names and is not', () => {
  it.each([undefined, '', '2026-03-12'])('is no fault of a day: %j', (named) => {
    expect(noDay(named)).toEqual([]);
  });

  it.each(['garbage', '2026-02-30', '2026-3-12', '12.03.2026', '2026-03-12T10:00:00Z'])(
    'is told with the form of a day: %j',
    (named) => {
      expect(noDay(named)).toEqual([`“${named}” in the address is no day, such as 2026-03-12.`]);
    },
  );

  it.each([undefined, '', '2026-03-12T10:42:00Z', '2026-03-12T10:42:00.123+01:00'])(
    'is no fault of an instant: %j',
    (named) => {
      expect(noInstant(named)).toEqual([]);
    },
  );

  it.each(['nonsense', '2026-03-12', '2026-03-12T10:42', '2026-03-12T25:00:00Z'])(
    'is told with the form of an instant: %j',
    (named) => {
      expect(noInstant(named)).toEqual([
        `“${named}” in the address is no day and time, such as 2026-03-12T10:42:00Z.`,
      ]);
    },
  );

  it('is a day to come, where only the past is looked at', () => {
    const faults = [undefined, 'garbage', '2026-03-12', '2026-03-13'].map((named) =>
      noPastDay(named, '2026-03-12'),
    );
    expect(faults).toEqual([
      [],
      [],
      [],
      ['2026-03-13, which the address names, is a day to come.'],
    ]);
  });

  it.each([
    [undefined, 0],
    ['08:30', 0],
    ['23:59', 0],
    ['24:00', 1],
    ['8:30', 1],
    ['morning', 1],
  ])('is no time of day: %j: %d', (named, count) => {
    expect(noTime(named)).toHaveLength(count);
  });

  it('is what is not among those on file', () => {
    const units = [{ id: 'u1' }];
    expect([
      notAmong(undefined, units, 'treatment unit'),
      notAmong('u1', units, 'treatment unit'),
    ]).toEqual([[], []]);
    expect(notAmong('u2', units, 'treatment unit')).toEqual([
      '“u2” in the address is no treatment unit here.',
    ]);
  });

  it('is another day, for whoever may ask about today alone', () => {
    const faults = [undefined, '2026-03-12', 'garbage', '2026-03-11'].map((named) =>
      noOtherDay(named, '2026-03-12'),
    );
    expect(faults).toEqual([
      [],
      [],
      [],
      ['The address asks about 2026-03-11, and this account may ask about today alone.'],
    ]);
  });
});
