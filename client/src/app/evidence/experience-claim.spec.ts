import { momentOf } from '@oart/competency';
import type { ExperienceRule, FrameworkDocument, Instant, TimeZone } from '@oart/competency';
import type { ExperienceStepView } from '@oart/contract';
import { experienceRuleOf, experienceWith } from './experience-claim';

const rule = {
  activity: 'plan-checking',
  title: '2 years',
  span: { years: 2, months: 0 },
  basis: 'calendar',
  absences: 'subtracted',
} as const satisfies ExperienceRule;

const moment = momentOf('2026-11-21T10:00:00.000Z' as Instant, 'Europe/London' as TimeZone);

const claim = (from: string | null, until: string | null = null) => ({
  activity: 'plan-checking',
  from,
  until,
  wte: 1,
});

const step = (kind: 'claim' | 'absence', from: string, until: string): ExperienceStepView => ({
  kind,
  evidenceId: kind === 'claim' ? 'e' : null,
  from,
  until,
  wte: 1,
  days: null,
  sentence: '',
});

describe('experienceWith', () => {
  it.each([
    ['of two years to the day', claim('2024-11-21'), [], true],
    ['of a day less', claim('2024-11-22'), [], false],
    ['that ended, of half the span', claim('2024-11-21', '2025-11-20'), [], false],
    [
      'of half the span beside a claim on file for the other',
      claim('2025-11-21'),
      [step('claim', '2024-11-21', '2025-11-20')],
      true,
    ],
    [
      'that overlaps the claim on file, whose days count once',
      claim('2025-05-21'),
      [step('claim', '2025-05-21', '2026-11-20')],
      false,
    ],
    [
      'of two years with an absence in it',
      claim('2024-11-21'),
      [step('absence', '2025-01-06', '2025-03-02')],
      false,
    ],
  ])('counts a claim %s', (_name, given, steps, met) => {
    expect(experienceWith(given, rule, { steps }, moment)?.met).toBe(met);
  });

  it('is nothing before there is a first day', () => {
    expect(experienceWith(claim(null), rule, undefined, moment)).toBeNull();
  });
});

describe('experienceRuleOf', () => {
  const framework = {
    requirements: [{ experience: null }, { experience: rule }],
  } as unknown as FrameworkDocument;

  it('is the rule of the requirement that asks for the activity', () => {
    expect(experienceRuleOf(framework, 'plan-checking')).toEqual(rule);
    expect(experienceRuleOf(framework, 'contouring')).toBeNull();
  });
});
