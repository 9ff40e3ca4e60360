import { day, instant, moment } from '../calendar/days.fixture.ts';
import { checkPassport, type PassportCircumstances } from './passport-check.ts';
import { passport } from './passport.fixture.ts';
import type { Passport } from './passport.ts';

const KNOWN: PassportCircumstances = {
  employerId: '01990000-0000-7000-8000-0000000000bb',
  issuer: 'known',
  isSigned: true,
  isOnFile: false,
};

function refusals(
  circumstances: Partial<PassportCircumstances>,
  at = '2026-03-02T09:00:00Z',
  fields: Partial<Passport> = {},
): readonly string[] {
  const given = { ...passport(), ...fields };
  const checked = checkPassport(given, { ...KNOWN, ...circumstances }, moment(at));
  return checked.kind === 'accepted' ? [] : checked.refusals.map(({ kind }) => kind);
}

describe('a passport that is offered', () => {
  it.each<[string, Partial<PassportCircumstances>, readonly string[]]>([
    ['is taken when all holds', {}, []],
    ['of the employer itself', { employerId: passport().issuer.employerId }, ['own-passport']],
    ['of an unknown issuer', { issuer: 'unknown', isSigned: null }, ['unknown-issuer']],
    ['of an issuer trusted no longer', { issuer: 'withdrawn' }, ['issuer-withdrawn']],
    ['with another signature', { isSigned: false }, ['signature-does-not-match']],
    ['with a signature that nobody asked about', { isSigned: null }, ['signature-does-not-match']],
    ['taken before', { isOnFile: true }, ['passport-on-file']],
    [
      'with all of it wrong names every fault',
      { issuer: 'withdrawn', isSigned: false, isOnFile: true },
      ['issuer-withdrawn', 'signature-does-not-match', 'passport-on-file'],
    ],
  ])('%s', (_, circumstances, expected) => {
    expect(refusals(circumstances)).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    ['on its last day', '2026-05-30T22:59:59Z', []],
    ['on the day after', '2026-05-30T23:00:00Z', ['passport-expired']],
    ['at the instant of its issue', '2026-03-01T12:00:00Z', []],
    ['a moment before its issue', '2026-03-01T11:59:59Z', ['passport-from-the-future']],
  ])('%s', (_, at, expected) => {
    expect(refusals({}, at)).toEqual(expected);
  });

  it('may not say that it lasts longer than any does', () => {
    const lasting = (validUntil: string) =>
      refusals({}, '2026-03-02T09:00:00Z', { validUntil: day(validUntil) });
    // East of Greenwich the day of issue may be one later than in UTC.
    expect(lasting('2026-05-31')).toEqual([]);
    expect(lasting('2026-06-01')).toEqual(['passport-of-another-length']);
    const late = { issuedAt: instant('2026-03-01T23:30:00Z') };
    expect(refusals({}, '2026-03-02T09:00:00Z', late)).toEqual([]);
  });
});
