import { assessment } from '../assessment/assessment.fixture.ts';
import { day, moment } from '../calendar/days.fixture.ts';
import { evidence, sentBack, verified } from '../evidence/evidence.fixture.ts';
import { FRAMEWORK, POLICY, version } from '../framework/documents.fixture.ts';
import type { UnitId } from '../person/ids.ts';
import { person } from '../person/recorded.fixture.ts';
import { reason, type Reason } from '../reason/reason.ts';
import { assessingEntitlement } from './assessing-entitlement.ts';
import {
  adapter,
  department,
  entitledAs,
  ETHOS,
  scope,
  staff,
  suspension,
  tasksOf,
  unit,
} from './department.fixture.ts';
import type { GrantProposal } from './grant.ts';
import { forbiddenByPolicy, grantFlags } from './grant-flags.ts';
import { proposalReasons } from './grant-proposal.ts';

const PROPOSAL: GrantProposal = {
  role: 'adapter',
  tasks: tasksOf('adapter'),
  scope: scope({ treatmentSites: ['prostate'] }),
  effectiveFrom: day('2026-03-12'),
  expiresOn: day('2029-03-11'),
  conditions: null,
};

describe('what is wrong with a proposal as such, and with what of it', () => {
  const role = 'adapter';
  const other = 'unity-1' as UnitId;
  const where = department({ units: [unit(), unit({ id: other, platform: 'unity' })] });

  it.each<[string, Partial<GrantProposal>, readonly Reason[]]>([
    ['nothing', {}, []],
    ['no task', { tasks: [] }, [reason('unknown-task', { role })]],
    [
      'a task of another role',
      { tasks: ['edit-oar', 'select-plan'] },
      [reason('task-not-in-role', { task: 'select-plan', role })],
    ],
    [
      'no software version (F19)',
      { scope: scope({ softwareVersions: [] }) },
      [reason('software-version-not-in-scope')],
    ],
    [
      'a last day before the first',
      { expiresOn: day('2026-03-11') },
      [reason('expired', { role, on: day('2026-03-11') })],
    ],
    ['one day only', { expiresOn: day('2026-03-12') }, []],
    [
      'a day more than three years (domain.md 10.17)',
      { expiresOn: day('2029-03-12') },
      [reason('validity-too-long', { role, on: day('2029-03-11') })],
    ],
    [
      'no treatment site (F19)',
      { scope: scope({ treatmentSites: [] }) },
      [reason('unknown-treatment-site')],
    ],
    [
      'a treatment site that the unit does not treat',
      { scope: scope({ treatmentSites: ['prostate', 'lung'] }) },
      [reason('unknown-treatment-site', { treatmentSite: 'lung' })],
    ],
    [
      'an unknown unit',
      { scope: scope({ units: [ETHOS, 'nowhere'] }) },
      [reason('unknown-unit', { unit: 'nowhere' })],
    ],
    [
      'a unit of another platform',
      { scope: scope({ units: [ETHOS, other] }) },
      [reason('platform-not-in-scope', { unit: other, expected: 'unity', found: 'ethos' })],
    ],
    [
      'no adaptation type (F19)',
      { scope: scope({ adaptationTypes: [] }) },
      [reason('unknown-adaptation-type')],
    ],
    [
      'an adaptation type that no unit offers',
      { scope: scope({ adaptationTypes: ['online-adaptive', 'atp'] }) },
      [reason('unknown-adaptation-type', { adaptationType: 'atp' })],
    ],
  ])('%s', (_, fields, reasons) => {
    expect(proposalReasons(where, FRAMEWORK, POLICY, { ...PROPOSAL, ...fields })).toEqual(reasons);
  });

  it('a site that only a unit treats that it does not name', () => {
    const units = [unit({ treatmentSites: ['prostate'] }), unit({ id: other })];
    const asked = { ...PROPOSAL, scope: scope({ treatmentSites: ['prostate', 'bladder'] }) };
    expect(proposalReasons(department({ units }), FRAMEWORK, POLICY, asked)).toEqual([
      reason('unknown-treatment-site', { treatmentSite: 'bladder' }),
    ]);
  });

  it('a site that the unit treats and the framework does not know', () => {
    const treats = department({ units: [unit({ treatmentSites: ['lung'] })] });
    const asked = { ...PROPOSAL, scope: scope({ treatmentSites: ['lung'] }) };
    expect(proposalReasons(treats, FRAMEWORK, POLICY, asked)).toEqual([
      reason('unknown-treatment-site', { treatmentSite: 'lung' }),
    ]);
  });
});

describe('what the governance report lists about a grant (I4, I6)', () => {
  const record = evidence();
  const byTrainer = assessment({
    assessor: person('trainer-1'),
    evidence: [record.id],
    qualification: { kind: 'clinical-oncologist', registrationCheck: 'check-1' },
  });
  const byEntitler = assessment({ assessor: person('hortp'), skill: 'dir-evaluation' });
  const facts = staff('aa-1', {
    assessments: [byTrainer, byEntitler],
    evidence: [record],
    evidenceReviews: [{ ...verified(record), verifier: person('trainer-1') }],
  });
  const kinds = (used: readonly (typeof byTrainer)[], given = facts) =>
    grantFlags(
      given,
      used.map(({ id }) => id),
      person('hortp'),
    ).map(({ kind, skill }) => `${kind} ${skill ?? 'all'}`);

  it('names each assessment that the entitler made, that rests on a record its assessor verified, or that a founder made', () => {
    expect(grantFlags(facts, [byTrainer.id, byEntitler.id], person('hortp'))).toEqual([
      { kind: 'entitler-was-assessor', skill: 'dir-evaluation', assessment: byEntitler.id },
      { kind: 'verifier-was-assessor', skill: 'oar-outlining', assessment: byTrainer.id },
      { kind: 'founding-assessor-used', skill: 'dir-evaluation', assessment: byEntitler.id },
    ]);
  });

  it('says where the entitler made all of them, and nothing of those not used', () => {
    expect(kinds([byEntitler])).toEqual([
      'entitler-was-only-assessor all',
      'entitler-was-assessor dir-evaluation',
      'founding-assessor-used dir-evaluation',
    ]);
    expect(kinds([byTrainer])).toEqual(['verifier-was-assessor oar-outlining']);
    expect(kinds([])).toEqual([]);
  });

  it('who sent a record back, verified another, or none that was used, did not verify it', () => {
    const back = { ...sentBack(record), verifier: person('trainer-1') };
    expect(kinds([byTrainer], { ...facts, evidenceReviews: [back] })).toEqual([]);
    const unused = { ...verified(evidence()), verifier: person('trainer-1') };
    expect(kinds([byTrainer], { ...facts, evidenceReviews: [unused] })).toEqual([]);
    expect(kinds([byTrainer], { ...facts, evidenceReviews: [verified(record)] })).toEqual([]);
  });

  it.each([
    [true, true, []],
    [false, true, [reason('assessor-may-not-entitle', { skill: 'dir-evaluation' })]],
    [true, false, [reason('verifier-may-not-assess', { skill: 'oar-outlining' })]],
  ])(
    'where the assessor may entitle: %s, the verifier may assess: %s',
    (entitles, assesses, expected) => {
      const policy = {
        ...POLICY,
        entitlement: {
          ...POLICY.entitlement,
          assessorMayEntitle: entitles,
          verifierMayAssess: assesses,
        },
      };
      const flags = grantFlags(facts, [byTrainer.id, byEntitler.id], person('hortp'));
      expect(forbiddenByPolicy(flags, policy)).toEqual(expected);
    },
  );
});

describe('the entitlement by which somebody assesses (I6)', () => {
  const NOW = moment('2026-03-12T12:00:00Z');
  const CELL = {
    skill: 'oar-outlining',
    treatmentSite: 'prostate',
    platform: 'ethos',
    adaptationType: 'online-adaptive',
  };
  const WHERE = department();
  const held = entitledAs(adapter(), 'adapter');
  const found = (facts = held, change: Partial<typeof CELL> = {}, at = NOW, known = Infinity) =>
    assessingEntitlement(WHERE, facts, known)({ ...CELL, ...change }, at);

  it('is one that is a yes for a task with the skill', () => {
    expect(found()).toBe(held.entitlements[0]?.id);
    expect(found(held, { skill: 'dir-evaluation' })).toBe(held.entitlements[0]?.id);
  });

  it.each<[string, typeof held, Partial<typeof CELL>]>([
    ['who holds none', adapter(), {}],
    ['in a skill of other tasks', held, { skill: 'mobius-approval' }],
    [
      'for a site out of scope',
      entitledAs(adapter(), 'adapter', { scope: scope({ treatmentSites: ['bladder'] }) }),
      {},
    ],
    ['on a platform without units', held, { platform: 'unity' }],
    ['for another adaptation type', held, { adaptationType: 'atp' }],
    [
      'who is suspended',
      { ...held, suspensions: held.entitlements.map((each) => suspension(each)) },
      {},
    ],
  ])('there is none for somebody %s', (_, facts, change) => {
    expect(found(facts, change)).toBeNull();
  });

  it('is read by the framework in force, in which a task may need a skill no more', () => {
    const tasks = FRAMEWORK.tasks.map((task) => ({ ...task, skills: task.skills.slice(0, 1) }));
    const frameworks = [version('2025-01-01'), version('2026-03-01', { number: 2, tasks })];
    const of = (skill: string, on: string) =>
      assessingEntitlement(
        department({ frameworks }),
        held,
        Infinity,
      )({ ...CELL, skill }, moment(`${on}T12:00:00Z`));
    expect(of('dir-evaluation', '2026-02-28')).toBe(held.entitlements[0]?.id);
    expect(of('dir-evaluation', '2026-03-01')).toBeNull();
    expect(of('oar-outlining', '2026-03-01')).toBe(held.entitlements[0]?.id);
  });

  it('nor while recent practice is lapsed, before the grant, or before it was known (I13)', () => {
    expect(found(held, {}, moment('2026-08-02T12:00:00Z'))).toBeNull();
    expect(found(held, {}, moment('2026-01-31T12:00:00Z'))).toBeNull();
    const [acceptance] = held.acceptances;
    const accepted = acceptance?.index ?? 0;
    expect(found(held, {}, NOW, accepted)).toBe(held.entitlements[0]?.id);
    expect(found(held, {}, NOW, accepted - 1)).toBeNull();
  });
});
