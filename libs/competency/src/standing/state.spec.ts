import { day } from '../calendar/days.fixture.ts';
import { assessment } from '../assessment/assessment.fixture.ts';
import { FRAMEWORK, version } from '../framework/documents.fixture.ts';
import { sentBack } from '../evidence/evidence.fixture.ts';
import { absence, registrationCheck } from '../person/personnel.fixture.ts';
import { recorded } from '../person/recorded.fixture.ts';
import {
  accepted,
  adapter,
  asOf,
  department,
  entitledAs,
  entitlement,
  OAR_SKILLS,
  oarEvidence,
  oncologist,
  question,
  staff,
  suspension,
} from './department.fixture.ts';
import { standing } from './evaluate.ts';
import type { PersonFacts } from './facts.ts';

const NOW = '2026-03-12T12:00:00Z';
const stateOf = (facts: PersonFacts, at = NOW, task = 'edit-oar') =>
  standing(department(), facts, question(task, 'prostate'), asOf(at)).state;
const ready = adapter();
const held = entitledAs(ready, 'adapter');
const [grant] = held.entitlements;
if (grant === undefined) throw new Error('The fixture holds an entitlement');
const unproven: PersonFacts = { ...ready, evidenceReviews: [], assessments: [] };

describe('the state of who holds an entitlement', () => {
  it.each<[string, PersonFacts]>([
    ['entitled', held],
    ['suspended', { ...held, suspensions: [suspension(grant)] }],
    ['absent', { ...held, absences: [absence('2026-03-01')] }],
    ['awaiting-acceptance', { ...held, acceptances: [] }],
    [
      'paused-registration',
      { ...held, registrationChecks: [registrationCheck({ status: 'lapsed' })] },
    ],
    ['paused-evidence', { ...held, evidence: [], evidenceReviews: [] }],
    ['expired', entitledAs(ready, 'adapter', { expiresOn: day('2026-03-11') })],
    [
      'withdrawn',
      {
        ...held,
        withdrawals: [
          {
            ...recorded('2026-03-01'),
            entitlement: grant.id,
            effectiveFrom: day('2026-03-01'),
            forCause: false,
            reason: 'Moved',
          },
        ],
      },
    ],
    [
      'left',
      {
        ...held,
        employments: held.employments.map((post) => ({ ...post, endsOn: day('2026-03-01') })),
      },
    ],
    ['awaiting-entitlement', entitledAs(ready, 'adapter', { effectiveFrom: day('2026-03-20') })],
  ])('is %s', (state, facts) => {
    expect(stateOf(facts)).toBe(state);
  });

  it('is due soon, then paused, as recent practice lapses', () => {
    expect(stateOf(held, '2026-07-20T12:00:00Z')).toBe('due-soon');
    expect(stateOf(held, '2026-08-20T12:00:00Z')).toBe('paused-recent-practice');
  });

  it('is paused for evidence where more than recent practice is missing', () => {
    const facts = { ...held, evidence: [], evidenceReviews: [] };
    expect(stateOf(facts, '2026-08-20T12:00:00Z')).toBe('paused-evidence');
  });

  it('is suspended before anything else that stops it', () => {
    const facts = { ...held, absences: [absence('2026-03-01')], suspensions: [suspension(grant)] };
    expect(stateOf(facts)).toBe('suspended');
  });
});

describe('the state on the way to an entitlement', () => {
  const dir = oarEvidence().filter(({ skill }) => skill === 'dir-evaluation');
  it.each<[string, PersonFacts]>([
    ['awaiting-entitlement', ready],
    ['awaiting-verification', { ...ready, evidenceReviews: [] }],
    ['not-entitled', { ...unproven, evidence: [] }],
    ['not-required', staff('nobody-1', { employments: [] })],
    [
      'sent-back',
      { ...unproven, evidence: dir, evidenceReviews: dir.map((each) => sentBack(each)) },
    ],
  ])('is %s', (state, facts) => {
    expect(stateOf(facts)).toBe(state);
  });

  const atLevelT = OAR_SKILLS.map((skill) => assessment({ skill, level: 'T' }));

  it.each<[string, string, PersonFacts]>([
    [
      'awaiting-verification',
      'though more than that is missing',
      { ...ready, evidenceReviews: [], assessments: [] },
    ],
    [
      'in-training',
      'at level T, though absent',
      { ...unproven, evidence: [], assessments: atLevelT, absences: [absence('2026-03-01')] },
    ],
    [
      'in-training',
      'at level T, though of another profession',
      staff('student-1', { assessments: atLevelT }),
    ],
    ['not-entitled', 'though every record is verified', { ...ready, assessments: [] }],
    ['not-required', 'in roles that lack the task', oncologist()],
  ])('is %s %s', (state, _, facts) => {
    expect(stateOf(facts)).toBe(state);
  });

  it('is not in training for a task that needs no skill', () => {
    const lapsed = {
      ...oncologist(),
      registrationChecks: [registrationCheck({ body: 'GMC', part: 'licence', status: 'lapsed' })],
    };
    expect(stateOf(lapsed, NOW, 'review-offline')).toBe('not-entitled');
    expect(stateOf(oncologist(), NOW, 'review-offline')).toBe('awaiting-entitlement');
  });

  it('is not required where no role has the task', () => {
    const roles = FRAMEWORK.roles.map((role) => ({ ...role, tasks: [] }));
    const where = department({ frameworks: [version('2025-01-01', { roles })] });
    expect(standing(where, unproven, question('edit-oar'), asOf(NOW)).state).toBe('not-required');
  });

  it('of a task that was replaced away begins anew', () => {
    const next = entitlement('adapter-1', 'adapter', {
      replaces: grant.id,
      tasks: [],
      effectiveFrom: day('2026-03-01'),
    });
    const facts = {
      ...held,
      entitlements: [grant, next],
      acceptances: [accepted(grant), accepted(next, '2026-02-02T10:00:00Z')],
    };
    expect(stateOf(facts, '2026-02-28T12:00:00Z')).toBe('entitled');
    expect(stateOf(facts)).toBe('not-entitled');
  });

  it('tells of a record of another skill that was sent back nothing', () => {
    const other = dir.map((each) => ({ ...each, skill: 'mobius-approval' }));
    const facts = { ...unproven, evidence: other, evidenceReviews: other.map((e) => sentBack(e)) };
    expect(stateOf(facts)).toBe('not-entitled');
  });

  it('is that of another task: an entitlement in part says nothing of the rest', () => {
    const part = entitlement('adapter-1', 'adapter', { tasks: ['approve-oar'] });
    const facts = { ...ready, entitlements: [part] };
    expect(stateOf(facts)).toBe('awaiting-entitlement');
  });
});
