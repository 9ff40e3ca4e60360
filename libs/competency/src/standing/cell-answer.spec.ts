import { assessment } from '../assessment/assessment.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import { absence, registrationCheck } from '../person/personnel.fixture.ts';
import { reason } from '../reason/reason.ts';
import {
  accepted,
  adapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  holding,
  OAR_SKILLS,
  oncologist,
  question,
  scope,
  staff,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';

const NOON = '2026-03-12T12:00:00Z';
const answerOf = (facts: PersonFacts, at = NOON, task = 'edit-oar') =>
  standing(department(), facts, question(task), asOf(at));
const codesOf = (facts: PersonFacts, at = NOON) =>
  answerOf(facts, at).reasons.map(({ code }) => code);

const noEntitlement = reason('no-entitlement', { task: 'edit-oar', treatmentSite: 'prostate' });

describe('the answer for a cell', () => {
  it('names task and treatment site where there is no entitlement', () => {
    expect(answerOf(adapter()).reasons).toEqual([noEntitlement]);
  });

  it('is read from no entitlement that has ended and was for another treatment site (F27)', () => {
    const facts = entitledAs(adapter(), 'adapter', {
      expiresOn: day('2026-03-11'),
      scope: scope({ treatmentSites: ['bladder'] }),
    });
    expect(answerOf(facts)).toMatchObject({ reasons: [noEntitlement], entitlement: null });
  });

  it('names of two that have ended the newest', () => {
    const [older, newer] = ['2026-03-10', '2026-03-11'].map((expiresOn) =>
      entitlement('adapter-1', 'adapter', { expiresOn: day(expiresOn) }),
    );
    if (older === undefined || newer === undefined) throw new Error('The spec needs two');
    for (const held of [
      [older, newer],
      [newer, older],
    ]) {
      expect(answerOf(holding(adapter(), ...held)).entitlement).toBe(newer.id);
    }
  });

  it('knows an entitlement from the instant of its grant (F3)', () => {
    const granted = entitlement('adapter-1', 'adapter');
    const facts = { ...adapter(), entitlements: [granted], acceptances: [accepted(granted)] };
    expect(codesOf(facts, '2026-02-01T08:59:59.999Z')).toEqual(['no-entitlement']);
    expect(codesOf(facts, '2026-02-01T09:00:00.000Z')).toEqual(['awaiting-acceptance']);
  });

  it('says once what stands against the person and the role alike', () => {
    const struck = entitledAs(
      {
        ...adapter(),
        registrationChecks: [
          registrationCheck({ part: 'therapeutic-radiographer', status: 'suspended' }),
        ],
      },
      'adapter',
    );
    expect(codesOf(struck)).toEqual(['registration-sanction']);
    const left = {
      ...entitledAs(adapter(), 'adapter'),
      employments: adapter().employments.map((post) => ({ ...post, endsOn: day('2026-03-11') })),
    };
    const codes = codesOf(left);
    expect(codes).toHaveLength(new Set(codes).size);
    expect(codes).toContain('ended');
  });
});

describe('a supervised answer (I11)', () => {
  const trainee = (fields: Partial<PersonFacts> = {}): PersonFacts =>
    staff('trainee-1', {
      assessments: OAR_SKILLS.map((skill) => assessment({ skill, level: 'T' })),
      ...fields,
    });

  it.each<[string, PersonFacts, string]>([
    ['at level T', trainee(), 'supervised'],
    ['at level T, absent', trainee({ absences: [absence('2026-03-01')] }), 'no'],
    ['at level T, without a post', trainee({ employments: [] }), 'no'],
    ['at level T in one skill of two', trainee({ assessments: [assessment()] }), 'no'],
  ])('for somebody %s', (_, facts, answer) => {
    expect(answerOf(facts).answer).toBe(answer);
  });

  it.each<[string, string, PersonFacts]>([
    [
      'may train',
      'not begun',
      entitledAs(adapter(), 'adapter', { effectiveFrom: day('2026-03-20') }),
    ],
    [
      'does not train',
      'not been accepted',
      { ...adapter(), entitlements: [entitlement('adapter-1', 'adapter')] },
    ],
  ])('%s whose entitlement has %s (F11)', (may, _, facts) => {
    expect(answerOf(facts).answer).toBe(may === 'may train' ? 'supervised' : 'no');
  });

  const outdated = { scope: scope({ softwareVersions: ['1.1'] }) };

  it('is given to a holder for another software version, unless the task is never supervised', () => {
    const held = entitledAs(adapter(), 'adapter', outdated);
    expect(answerOf(held).answer).toBe('supervised');
    const reviewer = entitledAs(oncologist(), 'clinical-oncologist', outdated);
    const review = answerOf(reviewer, NOON, 'review-offline');
    expect(review).toMatchObject({ answer: 'no', state: 'paused-software' });
    expect(review.reasons.map(({ code }) => code)).toEqual(['software-version-not-in-scope']);
  });

  it('is not given where more than a pause stands in the way', () => {
    const held = entitledAs(adapter(), 'adapter', outdated);
    expect(answerOf({ ...held, evidence: [] }).answer).toBe('no');
  });
});
