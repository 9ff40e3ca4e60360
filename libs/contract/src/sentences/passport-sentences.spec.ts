import type {
  CalendarDay,
  Passport,
  PassportAssessment,
  PassportEntitlement,
} from '@oart/competency';
import {
  passportAssessmentSentence,
  passportEntitlementSentence,
  passportLeftOutSentence,
  passportRecordLeftOutSentence,
  passportSuspensionSentences,
} from './passport-sentences.ts';

const HELD = {
  id: 'e-1',
  number: 'E-2026-0001',
  role: 'advanced-adapter',
  treatmentSites: ['cervix', 'prostate'],
  platform: 'ethos',
  effectiveFrom: '2026-01-12' as CalendarDay,
  expiresOn: '2028-12-31' as CalendarDay,
  endedFrom: null,
} as unknown as PassportEntitlement;

describe('the words of a passport', () => {
  it('tell an entitlement as history', () => {
    expect(passportEntitlementSentence(HELD)).toBe(
      'E-2026-0001: advanced adapter for cervix, prostate on ethos, from 12 Jan 2026 to 31 Dec 2028',
    );
    const ended = { ...HELD, treatmentSites: [], endedFrom: '2026-03-01' as CalendarDay };
    expect(passportEntitlementSentence(ended)).toBe(
      'E-2026-0001: advanced adapter for no treatment site on ethos, from 12 Jan 2026 ended before 01 Mar 2026',
    );
  });

  it('tell an assessment', () => {
    const assessment = {
      skill: 'oar-outlining',
      level: 'C',
      result: 'pass',
      treatmentSites: ['prostate'],
      platform: 'ethos',
      performedOn: '2026-01-10',
    } as unknown as PassportAssessment;
    expect(passportAssessmentSentence(assessment)).toBe(
      'oar outlining, level C, pass: prostate on ethos, 10 Jan 2026',
    );
  });

  it.each<[string, Passport['suspensions'], readonly string[]]>([
    ['nothing', { stated: false }, ['Suspensions are not stated.']],
    [
      'that there is none',
      { stated: true, agreement: 'the agreement', live: [] },
      ['No live suspension (stated under the agreement).'],
    ],
    [
      'since when',
      {
        stated: true,
        agreement: 'the agreement',
        live: [
          { entitlement: 'e-1', since: '2026-02-01' as CalendarDay },
          { entitlement: 'e-9', since: '2026-02-02' as CalendarDay },
        ],
      },
      [
        'E-2026-0001 is suspended since 01 Feb 2026 (stated under the agreement).',
        'e-9 is suspended since 02 Feb 2026 (stated under the agreement).',
      ],
    ],
  ])('say of suspensions %s', (_, suspensions, expected) => {
    const passport = { suspensions, entitlements: [HELD] } as unknown as Passport;
    expect(passportSuspensionSentences(passport)).toEqual(expected);
  });

  it('name what is left out', () => {
    expect(passportLeftOutSentence({ kind: 'treatment-site', id: 'head-and-neck' })).toBe(
      'The framework here has no treatment site “head and neck”.',
    );
    expect(passportRecordLeftOutSentence('Test case', ['head-and-neck', 'brain'])).toBe(
      'Test case: the framework here has none of its treatment sites (head and neck, brain).',
    );
  });
});
