import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import supertest from 'supertest';
import { actProposalOf, openCase } from './console.ts';
import { entitle, qualifyAdapter } from './entitled.ts';
import { joinMember } from './members.ts';
import type { TestMember } from './members.ts';
import { assess, sign } from './signed-acts.ts';
import { asPage } from './signed-in.ts';
import {
  delegate,
  joinAdapter,
  joinAdvancedAdapter,
  openTestDepartment,
} from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

/** A department that has several entries in every list, some of them alike. */
export interface ListedDepartment extends TestDepartment {
  /** Entitled and assessed; holds the exceptions as well. */
  readonly adapter: TestMember;
  /** Reads everything, also about the past. */
  readonly reader: TestMember;
  /** Reads what every member of staff may, and nothing about the past. */
  readonly colleague: TestMember;
}

const TERM = { from: '2026-01-12', until: '2028-12-31' };

export async function openListedDepartment(): Promise<ListedDepartment> {
  const opened = await openTestDepartment();
  const { horp, deputy, mpe, oncologist, product } = opened;
  await delegate(opened, horp);
  await delegate(opened, deputy);
  await delegate(opened, deputy, '2026-01-06');
  const adapter = await joinAdapter(opened, 'Adapter-1');
  const other = await joinAdvancedAdapter(opened, 'AA-1');
  await opened.at('2026-01-12T09:00:00.000Z');
  await qualifyAdapter(opened, adapter, ['cervix', 'prostate'], '2026-01-12');
  await assess(oncologist, adapter, ['target-outlining'], ['cervix'], '2026-01-12', 'T');
  await entitle(opened, adapter, 'adapter', ['cervix'], TERM);
  await entitle(opened, adapter, 'adapter', ['prostate'], TERM);
  await proposeVersions(opened);
  for (const treatmentSite of ['cervix', 'cervix', 'bladder']) {
    await mpe.post('/api/protocols', { treatmentSite, title: 'Plan of the day' }).expect(201);
  }
  for (const [reference, site] of [
    ['C2', 'cervix'],
    ['C1', 'cervix'],
    ['B1', 'bladder'],
  ] as const) {
    await openCase(opened, reference, site);
  }
  await askTheGate(opened, adapter);
  await makeExceptions(opened, adapter, other);
  await actOutsideTheOrdinary(opened, other);
  for (const title of ['Console gateway', 'Console gateway', 'Rota']) {
    await product.administrator.post('/api/keys', { title }).expect(201);
  }
  const reader = await joinMember(product, 'Reader-1', [
    'staff-member',
    'entitler',
    'auditor',
    'framework-editor',
    'system-administrator',
  ]);
  const colleague = await joinMember(product, 'Colleague-1', ['staff-member']);
  return { ...opened, adapter, reader, colleague };
}

/** Asks are written a moment later, long before the rest of the department stands. */
async function askTheGate({ mpe, unit }: TestDepartment, { personId }: TestMember): Promise<void> {
  for (const name of ['edit-oar', 'approve-oar', 'edit-oar']) {
    await asPage(supertest(mpe.url).post('/access/v1/evaluation'))
      .set('cookie', mpe.cookie)
      .send({
        subject: { type: 'person', id: personId },
        action: { name },
        resource: { type: 'treatment', id: `${unit.id}/cervix` },
      })
      .expect(200);
  }
}

async function proposeVersions({ product }: TestDepartment): Promise<void> {
  const editor = await joinMember(product, 'Editor-1', ['framework-editor']);
  for (const number of [3, 2, 2]) {
    const document = shipped('oart-framework-v1.json', number);
    await editor.post('/api/framework', { effectiveFrom: '2099-01-01', document }).expect(201);
    const policy = shipped('oart-policy-defaults.json', number);
    await editor.post('/api/policy', { document: policy }).expect(201);
    await editor.post('/api/framework/drafts', { id: randomUUID(), document }).expect(201);
  }
}

async function makeExceptions(
  { horp, deputy }: TestDepartment,
  adapter: TestMember,
  other: TestMember,
): Promise<void> {
  const rationale = 'The same organs at risk, outlined to the same guideline.';
  for (const skill of ['oar-outlining', 'dir-evaluation']) {
    await horp
      .post(`/api/people/${adapter.personId}/equivalences`, {
        skill,
        fromTreatmentSite: 'prostate',
        toTreatmentSite: 'bladder',
        rationale,
        from: '2026-01-12',
        until: null,
      })
      .expect(201);
  }
  for (const { personId } of [adapter, adapter, other]) {
    await deputy
      .post(`/api/people/${personId}/waivers`, {
        requirement: 'advanced-adapter-plan-selection',
        rationale: '=Four years of plan checking at another Trust',
        from: '2026-01-12',
        until: '2026-07-11',
      })
      .expect(201);
  }
}

/** Acts without entitlement, and downtimes, each more than once. */
async function actOutsideTheOrdinary(
  { manager, mpe, unit }: TestDepartment,
  { personId }: TestMember,
): Promise<void> {
  for (const hour of ['06', '07', '07']) {
    await manager
      .post('/api/downtime-periods', {
        unitId: unit.id,
        from: `2026-01-12T${hour}:00:00.000Z`,
        to: '2026-01-12T08:30:00.000Z',
        reason: 'Network',
      })
      .expect(201);
  }
  for (const [task, caseReference, fraction] of [
    ['edit-oar', 'C2', 1],
    ['edit-oar', 'C1', 1],
    ['edit-oar', 'C1', 1],
    ['select-plan', 'C2', 1],
    ['select-plan', 'C1', 1],
    ['select-plan', 'C1', 2],
  ] as const) {
    const entered = {
      ...actProposalOf(task, caseReference, fraction),
      actorId: personId,
      performedAt: null,
      explanation: '=Found at the end of the session',
      incidentReference: null,
    };
    const { status, text } = await sign(mpe, '/api/performed-acts', entered);
    if (status !== 201) throw new Error(text);
  }
}

function shipped(name: string, number: number): string {
  const path = new URL(`../../libs/competency/documents/${name}`, import.meta.url);
  const document = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  return JSON.stringify({ ...document, number });
}
