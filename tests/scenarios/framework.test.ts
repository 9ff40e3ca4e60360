import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FrameworkDocument, PolicyDocument, Prerequisite } from '@oart/competency';
import type {
  EntitlementProposalView,
  FrameworkImpactView,
  FrameworkVersionView,
  FrameworkView,
  PolicyVersionView,
} from '@oart/contract';
import { done, openCase } from '../support/console.ts';
import { approveProtocol, entitle, qualifyAdapter, qualifyMpe } from '../support/entitled.ts';
import { ask } from '../support/gate.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { assess, propose, proposalOf } from '../support/signed-acts.ts';
import {
  delegate,
  joinAdapter,
  joinAdvancedAdapter,
  openTestDepartment,
} from '../support/test-department.ts';
import type { TestDepartment } from '../support/test-department.ts';
import { PLAN_RECORDS, TUTORIAL, reflectiveLog, train } from '../support/training.ts';
import { approveVersion } from '../support/version-approval.ts';

const TERM = { from: '2026-01-12', until: '2028-12-31' };

let department: TestDepartment;
let editor: TestMember;
let approver: TestMember;
let adapter: TestMember;
let advanced: TestMember;

beforeAll(async () => {
  department = await openTestDepartment();
  const { product, horp, deputy, mpe, oncologist } = department;
  editor = await joinMember(product, 'Editor-1', ['framework-editor']);
  approver = await joinMember(product, 'Approver-1', ['framework-approver']);
  adapter = await joinAdapter(department, 'Adapter-1');
  advanced = await joinAdvancedAdapter(department, 'AA-1');
  await delegate(department, horp);
  await delegate(department, deputy);
  await department.at('2026-01-12T10:00:00.000Z');
  await qualifyAdapter(department, adapter, ['bladder'], '2026-01-12');
  await entitle(department, adapter, 'adapter', ['bladder'], TERM);
  await qualifyMpe(department, mpe, ['bladder'], '2026-01-12');
  await entitle(department, oncologist, 'clinical-oncologist', ['bladder'], TERM);
  await approveProtocol(department, 'bladder', '2026-01-12');
  await openCase(department, 'B1', 'bladder');
  // Everything of an Advanced Adapter but the records and the level of OAR outlining.
  const records = [TUTORIAL, reflectiveLog('bladder', oncologist), ...PLAN_RECORDS];
  await train(advanced, deputy, records, oncologist);
  await assess(oncologist, advanced, ['target-outlining'], ['bladder'], '2026-01-12');
  const skills = ['dir-evaluation', 'plan-selection', 'mobius-approval'];
  await assess(mpe, advanced, skills, ['bladder'], '2026-01-12');
});

afterAll(() => department.close());

function shipped(name: string): unknown {
  const file = new URL(`../../libs/competency/documents/${name}`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as unknown;
}

async function proposed(effectiveFrom: string): Promise<EntitlementProposalView> {
  const proposal = await proposalOf(department, department.horp, advanced, {
    role: 'advanced-adapter',
    treatmentSites: ['bladder'],
    effectiveFrom,
    expiresOn: '2028-12-31',
  });
  return propose(department.horp, proposal);
}

async function adoptPolicy(fields: Partial<PolicyDocument>): Promise<void> {
  const document = { ...(shipped('oart-policy-defaults.json') as PolicyDocument), ...fields };
  const { body } = await editor
    .post('/api/policy', { document: JSON.stringify(document) })
    .expect(201);
  await approveVersion(approver, 'policy', body as PolicyVersionView);
}

async function adoptFramework(
  effectiveFrom: string,
  fields: Partial<FrameworkDocument>,
): Promise<void> {
  const document = { ...(shipped('oart-framework-v1.json') as FrameworkDocument), ...fields };
  const { body } = await editor
    .post('/api/framework', { effectiveFrom, document: JSON.stringify(document) })
    .expect(201);
  await approveVersion(approver, 'framework', body as FrameworkVersionView);
}

describe('scenario 3: what an Advanced Adapter inherits', () => {
  it('is refused for OAR outlining while inheritance is on', async () => {
    const { grantable, reasons } = await proposed('2026-01-12');
    expect(grantable).toBe(false);
    expect(new Set(reasons.map(({ about }) => about.skill))).toEqual(new Set(['oar-outlining']));
  });

  it('is granted with inheritance off, and the hole shows as a warning', async () => {
    await adoptPolicy({ number: 2, inheritance: 'off' });
    expect((await proposed('2026-01-12')).reasons).toEqual([]);
    await entitle(department, advanced, 'advanced-adapter', ['bladder'], TERM);
    const { body } = await editor.get('/api/framework').expect(200);
    expect((body as FrameworkView).warnings.join(' ')).toMatch(/Advanced Adapter.*OAR/);
  });

  it('is still denied "approve OAR" without level C in OAR outlining', async () => {
    await done(adapter, 'edit-oar', 'B1', 1);
    const { decision, codes } = await ask(advanced, advanced, 'approve-oar', 'B1/1');
    expect(decision).toBe(false);
    expect(codes).toEqual(['assessment-missing']);
  });
});

describe('scenario 5: registered with the voluntary register only', () => {
  const hcpcOnly: readonly (readonly Prerequisite[])[] = [
    [{ kind: 'profession', profession: 'dosimetrist' }],
    [{ kind: 'minimum-band', band: '7' }],
    [{ kind: 'registration', body: 'HCPC', part: null }],
  ];

  const hcpcOnlyRoles = (): FrameworkDocument['roles'] => {
    const { roles } = shipped('oart-framework-v1.json') as FrameworkDocument;
    return roles.map((role) =>
      role.id === 'advanced-adapter' ? { ...role, prerequisites: hcpcOnly } : role,
    );
  };
  const impactOf = async (reader: TestMember): Promise<FrameworkImpactView['people']> => {
    const document = JSON.stringify({
      ...(shipped('oart-framework-v1.json') as FrameworkDocument),
      number: 2,
      roles: hcpcOnlyRoles(),
    });
    const id = randomUUID();
    await reader.post('/api/framework/drafts', { id, document }).expect(201);
    const path = `/api/framework/drafts/${id}/impact?effectiveFrom=2026-03-01`;
    return ((await reader.get(path).expect(200)).body as FrameworkImpactView).people;
  };

  it('passes under "HCPC or RCT"', async () => {
    const { requirements } = await proposed('2026-01-12');
    const registration = requirements.find(({ title }) => title.includes('registration'));
    expect(registration).toMatchObject({ title: 'HCPC or RCT registration', met: true });
  });

  it('is told of a draft to an entitler with every reason, to an editor without those of registration (I15)', async () => {
    const shown = await impactOf(editor);
    expect(shown.map(({ person, on }) => [person.displayName, on])).toEqual([
      ['AA-1', '2026-03-01'],
    ]);
    expect(shown[0]?.reasons.map(({ code }) => code)).toEqual(['not-currently-entitled']);
    const permissions = ['framework-editor', 'entitler'] as const;
    const entitler = await joinMember(department.product, 'Editor-2', permissions);
    const whole = await impactOf(entitler);
    expect(whole[0]?.reasons.map(({ code }) => code)).toEqual(['registration-missing']);
    expect(whole[0]?.lost).toEqual(shown[0]?.lost);
  });

  it('fails under "HCPC only", from the day that it takes effect', async () => {
    await adoptFramework('2026-02-01', { number: 2, roles: hcpcOnlyRoles() });
    await department.at('2026-01-31T12:00:00.000Z');
    expect((await proposed('2026-01-31')).reasons).toEqual([]);
    const { reasons } = await proposed('2026-02-01');
    expect(reasons.map(({ code }) => code)).toEqual(['registration-missing']);
  });
});
