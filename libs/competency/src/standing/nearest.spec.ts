import { day } from '../calendar/days.fixture.ts';
import {
  accepted,
  adapter,
  advancedAdapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  question,
  suspension,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';

const asked = question('edit-oar');
const answerOf = (facts: PersonFacts, at: string) => standing(department(), facts, asked, asOf(at));
const NOON = '2026-03-12T12:00:00Z';

describe('the entitlement whose reasons are given (F27)', () => {
  const base = adapter();
  const suspended = entitlement('adapter-1', 'adapter');
  const waiting = entitlement('adapter-1', 'adapter');
  const newer = entitlement('adapter-1', 'adapter');
  const elsewhere = entitlement('adapter-1', 'adapter', {
    scope: { ...waiting.scope, treatmentSites: ['bladder'] },
  });
  const ended = entitlement('adapter-1', 'adapter', { expiresOn: day('2026-03-11') });
  const of = (
    entitlements: PersonFacts['entitlements'],
    acceptances: PersonFacts['entitlements'],
  ): PersonFacts => ({
    ...base,
    entitlements,
    acceptances: acceptances.map((each) => accepted(each)),
    suspensions: [suspension(suspended)],
  });
  const reasonsOf = (facts: PersonFacts): readonly string[] =>
    answerOf(facts, NOON).reasons.map(({ code, about }) => `${code} ${about.factId ?? ''}`);

  it('is the one with the fewest reasons', () => {
    const facts = of([suspended, waiting], []);
    expect(reasonsOf(facts)).toEqual([`awaiting-acceptance ${waiting.id}`]);
  });

  it('is the newest of those with as many', () => {
    expect(newer.index).toBeGreaterThan(waiting.index);
    expect(reasonsOf(of([newer, waiting], []))).toEqual([`awaiting-acceptance ${newer.id}`]);
    expect(reasonsOf(of([waiting, newer], []))).toEqual([`awaiting-acceptance ${newer.id}`]);
  });

  it('is one whose task and scope fit, whatever stands against it', () => {
    const facts = of([suspended, elsewhere], [elsewhere]);
    expect(reasonsOf(facts)).toEqual([
      `awaiting-acceptance ${suspended.id}`,
      `suspended ${suspended.id}`,
    ]);
  });

  it('is one that has not ended, though the ended one has fewer reasons', () => {
    expect(reasonsOf(of([suspended, ended], [ended]))).toEqual([
      `awaiting-acceptance ${suspended.id}`,
      `suspended ${suspended.id}`,
    ]);
    expect(reasonsOf(of([ended], [ended]))).toEqual([`expired ${ended.id}`]);
  });

  it('adds no competence reasons where task or scope does not fit', () => {
    const nothingShown = { ...of([elsewhere], [elsewhere]), evidence: [], assessments: [] };
    expect(reasonsOf(nothingShown).map((each) => each.split(' ')[0])).toEqual([
      'site-not-in-scope',
    ]);
  });
});

describe('every input is evaluated anew at the instant (I2)', () => {
  const held = entitledAs(advancedAdapter(), 'advanced-adapter');
  const [post] = held.employments;
  const [check] = held.registrationChecks;
  const [granted] = held.entitlements;
  if (post === undefined || check === undefined || granted === undefined) {
    throw new Error('The fixture has a post, a registration and an entitlement');
  }

  it('is a yes while all of them hold', () => {
    expect(answerOf(held, NOON).answer).toBe('yes');
  });

  it.each<[string, Partial<PersonFacts>]>([
    ['the post', { employments: [{ ...post, endsOn: day('2026-03-11') }] }],
    ['the registration', { registrationChecks: [{ ...check, status: 'lapsed' }] }],
    ['the evidence', { evidence: [] }],
    ['the assessments', { assessments: [] }],
    ['a suspension', { suspensions: [suspension(granted)] }],
    ['the last day', { entitlements: [{ ...granted, expiresOn: day('2026-03-11') }] }],
    [
      'the scope',
      { entitlements: [{ ...granted, scope: { ...granted.scope, treatmentSites: [] } }] },
    ],
  ])('is a no when %s alone is against it, though it was granted and accepted', (_, changed) => {
    const answer = answerOf({ ...held, ...changed }, NOON);
    expect(answer.answer).not.toBe('yes');
    expect(answer.reasons).not.toEqual([]);
  });
});
