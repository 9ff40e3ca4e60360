import { assessment } from '../assessment/assessment.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import {
  adapter,
  asOf,
  department,
  entitlement,
  holding,
  OAR_SKILLS,
  question,
  scope,
  unit,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';

/** A Unity has two adaptation types, and a question that names none asks for both (F25). */
const WHERE = department({ units: [unit({ platform: 'unity' })] });
const BOTH = ['atp', 'ats'];

const onUnity = (adaptationTypes: readonly string[], level: 'T' | 'C' = 'C') =>
  OAR_SKILLS.map((skill) =>
    assessment({
      skill,
      level,
      scope: { treatmentSites: ['prostate'], platform: 'unity', adaptationTypes },
    }),
  );
const entitledFor = (adaptationType: string, expiresOn = '2029-01-31') =>
  entitlement('adapter-1', 'adapter', {
    expiresOn: day(expiresOn),
    scope: scope({ platform: 'unity', adaptationTypes: [adaptationType] }),
  });
const answerOf = (
  facts: PersonFacts,
  adaptationType: string | null = null,
  at = '2026-03-12T12:00:00Z',
) => standing(WHERE, facts, question('edit-oar', 'prostate', { adaptationType }), asOf(at));
const competent = { ...adapter(), assessments: onUnity(BOTH) };

describe('an answer over several adaptation types', () => {
  it.each([
    ['2026-05-05', '2026-06-06', '2026-05-05'],
    ['2026-06-06', '2026-05-05', '2026-05-05'],
    ['2026-05-05', '2026-05-05', '2026-05-05'],
  ])('is a yes until the first of %s and %s', (atp, ats, until) => {
    const facts = holding(competent, entitledFor('atp', atp), entitledFor('ats', ats));
    expect(answerOf(facts)).toMatchObject({
      answer: 'yes',
      reasons: [],
      usableUntil: { day: until, cause: 'expires' },
    });
  });

  it('gives what is to be noticed for both once', () => {
    const facts = holding(competent, entitledFor('atp'), entitledFor('ats'));
    const soon = '2026-07-20T12:00:00Z';
    const one = answerOf(facts, 'atp', soon).notices;
    expect(one.map(({ code }) => code)).toEqual([
      'recent-practice-due-soon',
      'recent-practice-due-soon',
    ]);
    expect(answerOf(facts, null, soon).notices).toEqual(one);
  });

  it('notices nothing of an entitlement that does not fit', () => {
    const facts = holding(competent, entitledFor('atp'));
    const soon = '2026-07-20T12:00:00Z';
    expect(answerOf(facts, 'ats', soon).notices).toEqual([]);
    expect(answerOf(facts, null, soon).notices).toEqual(answerOf(facts, 'atp', soon).notices);
  });

  it.each<[string, PersonFacts, string]>([
    ['both', { ...adapter(), assessments: onUnity(BOTH, 'T') }, 'supervised'],
    ['one of them', { ...adapter(), assessments: onUnity(['atp'], 'T') }, 'no'],
    ['none', { ...adapter(), assessments: [] }, 'no'],
    ['one, and entitled for the other', holding(competent, entitledFor('atp')), 'supervised'],
  ])('is for a trainee of %s a %s', (_, facts, answer) => {
    expect(answerOf(facts).answer).toBe(answer);
  });

  it('says once why neither is a yes', () => {
    expect(answerOf(competent).reasons.map(({ code }) => code)).toEqual(['no-entitlement']);
  });
});
