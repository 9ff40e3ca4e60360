import { day } from '../calendar/days.fixture.ts';
import { absence } from '../person/personnel.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { reason } from '../reason/reason.ts';
import {
  accepted,
  adapter,
  advancedAdapter,
  asOf,
  competent,
  department,
  entitledAs,
  entitlement,
  oncologist,
  physicist,
  policy,
  question,
  staff,
  suspension,
  unit,
  uterusByTheEndOfApril,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';
import type { StandingQuestion } from './standing.ts';

const NOON = '2026-03-12T12:00:00Z';

const answerOf = (facts: PersonFacts, asked: StandingQuestion, at = NOON, where = department()) => {
  const { answer, state, reasons } = standing(where, facts, asked, asOf(at));
  return { answer, state, codes: reasons.map(({ code }) => code) };
};

describe('standing', () => {
  it('is a yes for nobody where neither role nor task asks for anything (I1)', () => {
    const [version] = department().frameworks;
    if (version === undefined) throw new Error('The fixture has a framework');
    const roles = version.document.roles.map((role) => ({ ...role, prerequisites: [] }));
    const where = department({
      frameworks: [{ ...version, document: { ...version.document, roles } }],
    });
    const facts = entitledAs(oncologist(), 'clinical-oncologist');
    const { answer, codes } = answerOf(facts, question('review-offline'), NOON, where);
    expect([answer, codes]).toEqual(['no', ['nothing-required']]);
  });

  it('says since when an employment has ended, and from when an entitlement will hold', () => {
    const left = entitledAs(adapter(), 'adapter');
    const gone = {
      ...left,
      employments: left.employments.map((post) => ({ ...post, endsOn: day('2026-03-01') })),
    };
    const reasonsOf = (facts: PersonFacts) =>
      standing(department(), facts, question('edit-oar'), asOf(NOON)).reasons;
    expect(reasonsOf(gone)).toContainEqual(
      expect.objectContaining({
        code: 'ended',
        about: expect.objectContaining({ on: '2026-03-02' }) as unknown,
      }),
    );
    const later = entitledAs(adapter(), 'adapter', { effectiveFrom: day('2026-03-20') });
    expect(reasonsOf(later)).toContainEqual(
      expect.objectContaining({
        code: 'not-yet-effective',
        about: expect.objectContaining({ on: '2026-03-20' }) as unknown,
      }),
    );
  });

  it.each([
    ['an adapter', entitledAs(adapter(), 'adapter'), 'edit-oar'],
    ['an advanced adapter', entitledAs(advancedAdapter(), 'advanced-adapter'), 'approve-target'],
    ['a physicist', entitledAs(physicist(), 'mpe'), 'agree-plan-selection'],
    ['an oncologist', entitledAs(oncologist(), 'clinical-oncologist'), 'review-offline'],
  ])('is a yes for %s with a live entitlement and everything shown', (_, facts, task) => {
    expect(answerOf(facts, question(task))).toEqual({
      answer: 'yes',
      state: 'entitled',
      codes: [],
    });
  });

  it('is a no without an entitlement, however much was shown', () => {
    const answer = answerOf(adapter(), question('edit-oar'));
    expect(answer.codes).toEqual(['no-entitlement']);
    expect(answer.state).toBe('awaiting-entitlement');
  });

  it('refuses a task of another role and adds no competence reasons (scenario 7)', () => {
    const facts = entitledAs(physicist(), 'mpe');
    expect(answerOf(facts, question('approve-target')).codes).toEqual(['task-not-in-role']);
  });

  it('refuses a task that the entitlement does not list though the role has it', () => {
    const facts = entitledAs(advancedAdapter(), 'advanced-adapter', { tasks: ['edit-target'] });
    expect(answerOf(facts, question('approve-target')).codes).toEqual(['task-not-in-entitlement']);
  });

  it.each([
    ['an unknown task', question('fly'), 'unknown-task'],
    ['an unknown site', question('edit-oar', 'rectum'), 'unknown-treatment-site'],
    ['an unknown unit', question('edit-oar', 'prostate', { unit: 'x' as never }), 'unknown-unit'],
    [
      'an adaptation type of another platform',
      question('edit-oar', 'prostate', { adaptationType: 'atp' }),
      'unknown-adaptation-type',
    ],
  ])('refuses %s', (_, asked, code) => {
    const facts = entitledAs(adapter(), 'adapter');
    expect(answerOf(facts, asked)).toEqual({ answer: 'no', state: 'not-entitled', codes: [code] });
  });

  it('refuses before the first framework is in force', () => {
    const facts = entitledAs(adapter(), 'adapter');
    const answer = answerOf(facts, question('edit-oar'), '2024-12-31T23:59:59.999Z');
    expect(answer.codes).toEqual(['no-framework-in-force']);
  });

  it('waits for the acceptance of the holder (scenario 1)', () => {
    const granted = entitlement('adapter-1', 'adapter');
    const facts: PersonFacts = { ...adapter(), entitlements: [granted] };
    expect(answerOf(facts, question('edit-oar'))).toEqual({
      answer: 'no',
      state: 'awaiting-acceptance',
      codes: ['awaiting-acceptance'],
    });
    const later = { ...facts, acceptances: [accepted(granted, '2026-03-12T12:00:00.000Z')] };
    expect(answerOf(later, question('edit-oar')).answer).toBe('yes');
    expect(answerOf(later, question('edit-oar'), '2026-03-12T11:59:59.999Z').answer).toBe('no');
  });

  describe('the last day (scenarios 28 and 29)', () => {
    const until = (expiresOn: string) =>
      entitledAs(adapter(), 'adapter', {
        effectiveFrom: day('2026-02-01'),
        expiresOn: day(expiresOn),
      });

    it.each([
      ['2026-06-30', '2026-06-30T22:59:59Z', 'yes'],
      ['2026-06-30', '2026-06-30T23:00:00Z', 'supervised'],
      ['2026-06-30', '2026-06-30T23:30:00Z', 'supervised'],
      ['2026-12-31', '2026-12-31T23:59:59Z', 'yes'],
      ['2026-12-31', '2027-01-01T00:00:00Z', 'supervised'],
    ])('an entitlement until %s asked at %s is a %s', (expiresOn, at, expected) => {
      const facts = until(expiresOn);
      const practised = { ...facts, acts: fractions(facts.person.id, 6, '2026-06-20') };
      const all = {
        ...practised,
        acts: [...practised.acts, ...fractions(facts.person.id, 6, '2026-12-20')],
      };
      expect(answerOf(all, question('edit-oar'), at).answer).toBe(expected);
    });
  });

  it('denies inside a recorded absence and again permits on the day of return (F7)', () => {
    const facts = {
      ...entitledAs(adapter(), 'adapter'),
      absences: [absence('2026-03-10', '2026-03-13')],
    };
    expect(answerOf(facts, question('edit-oar'))).toEqual({
      answer: 'no',
      state: 'absent',
      codes: ['absent'],
    });
    expect(answerOf(facts, question('edit-oar'), '2026-03-13T00:00:00Z').answer).toBe('yes');
  });

  it('suspends in part: targets only leaves OAR tasks (scenario 44)', () => {
    const granted = entitlement('aa-1', 'advanced-adapter');
    const facts: PersonFacts = {
      ...advancedAdapter(),
      entitlements: [granted],
      acceptances: [accepted(granted)],
      suspensions: [suspension(granted, { tasks: ['edit-target', 'approve-target'] })],
    };
    expect(answerOf(facts, question('approve-target'))).toEqual({
      answer: 'no',
      state: 'suspended',
      codes: ['suspended'],
    });
    expect(answerOf(facts, question('approve-oar')).answer).toBe('yes');
  });

  it('says why whoever holds nothing is not on the way', () => {
    expect(answerOf(staff('nobody'), question('edit-oar')).state).toBe('not-required');
    expect(answerOf(oncologist(), question('review-offline')).state).toBe('awaiting-entitlement');
  });

  it('shows a student without registration as in training (F11)', () => {
    const student: PersonFacts = {
      ...adapter('student'),
      registrationChecks: [],
      assessments: adapter().assessments.map((each) => ({ ...each, level: 'T' })),
    };
    expect(answerOf(student, question('edit-oar'))).toMatchObject({
      answer: 'supervised',
      state: 'in-training',
    });
  });

  it('asks level C in a task’s skills even where the role requires nothing (scenario 3, F13)', () => {
    const facts: PersonFacts = {
      ...entitledAs(advancedAdapter(), 'advanced-adapter'),
      ...competent('dir-evaluation', 'target-outlining'),
    };
    const off = department({ policies: [policy({ inheritance: 'off' })] });
    expect(answerOf(facts, question('approve-oar'), NOON, off).codes).toEqual([
      'assessment-missing',
    ]);
    expect(answerOf(facts, question('approve-target'), NOON, off).codes).toEqual([]);
  });

  it('knows nobody before they are on file', () => {
    const facts = entitledAs(adapter(), 'adapter');
    const later: PersonFacts = { ...facts, person: { ...facts.person, index: 10 } };
    const where = department({ units: [{ ...unit(), index: 0 }] });
    const known = (knownAt: number, task = 'edit-oar') =>
      standing(where, later, question(task), asOf(NOON, knownAt));
    expect(known(9)).toEqual({
      person: 'adapter-1',
      question: question('edit-oar'),
      answer: 'no',
      state: 'not-entitled',
      entitlement: null,
      usableUntil: null,
      reasons: [reason('unknown-person')],
      notices: [],
      currency: [],
    });
    expect(known(9, 'fly').reasons).toEqual([
      reason('unknown-person'),
      reason('unknown-task', { task: 'fly' }),
    ]);
    expect(known(10).reasons).not.toContainEqual(reason('unknown-person'));
  });

  it('adds no lapse of practice for somebody who has left', () => {
    const facts: PersonFacts = {
      ...entitledAs(adapter(), 'adapter'),
      employments: adapter().employments.map((each) => ({ ...each, endsOn: day('2026-03-01') })),
    };
    const { codes, state } = answerOf(facts, question('edit-oar'));
    expect(codes).not.toContain('recent-practice-lapsed');
    expect(codes).toEqual(expect.arrayContaining(['ended', 'not-employed']));
    expect(state).toBe('left');
  });

  it('asks every adaptation type of the platform when none is named (I1, F25)', () => {
    const unity = unit({ platform: 'unity' });
    const facts = entitledAs(adapter(), 'adapter');
    const answer = answerOf(
      facts,
      question('edit-oar', 'prostate', { adaptationType: null }),
      NOON,
      {
        ...department(),
        units: [unity],
      },
    );
    expect(answer.codes).toContain('platform-not-in-scope');
    expect(answer.codes.filter((code) => code === 'adaptation-type-not-in-scope')).toHaveLength(2);
  });
});

describe('two entitlements for one cell', () => {
  it('a deadline missed by the one granted before a change is not said of the one granted after it', () => {
    const where = uterusByTheEndOfApril();
    const [before, after] = [1, 2].map((frameworkVersion) =>
      entitledAs(adapter(), 'adapter', { frameworkVersion }),
    );
    const both: PersonFacts = {
      ...adapter(),
      entitlements: [...(before?.entitlements ?? []), ...(after?.entitlements ?? [])],
      acceptances: [...(before?.acceptances ?? []), ...(after?.acceptances ?? [])],
    };
    expect(answerOf(both, question('edit-oar'), '2026-05-01T12:00:00Z', where).codes).toEqual([
      'structure-certificate-missing',
    ]);
  });
});

/** Independent OAR edits in so many fractions on one day. */
function fractions(actor: string, count: number, on: string): PersonFacts['acts'] {
  return Array.from({ length: count }, (_, fraction) => ({
    ...recorded(on),
    caseReference: 'C1',
    fraction: fraction + 1,
    unit: unit().id,
    treatmentSite: 'prostate',
    adaptationType: 'online-adaptive',
    task: 'edit-oar',
    actor: actor as PersonFacts['acts'][number]['actor'],
    supervisor: null,
    performedAt: recorded(on).recordedAt,
    performedOn: day(on),
    outcome: 'changed',
    selection: null,
    correctedStructures: [],
    doseCheckResult: null,
    disposition: null,
    mode: 'independent',
  }));
}
