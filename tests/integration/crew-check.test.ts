import supertest from 'supertest';
import type { CrewCellView, CrewCheckView, Problem } from '@oart/contract';
import { openGateDepartment } from '../support/gate-caller.ts';
import type { GateDepartment } from '../support/gate-caller.ts';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { asPage } from '../support/signed-in.ts';
import { checkRegister } from '../support/test-department.ts';

let department: GateDepartment;

beforeAll(async () => {
  department = await openGateDepartment();
  await checkRegister(department, department.advanced, {
    body: 'HCPC',
    part: 'therapeutic-radiographer',
    status: 'suspended',
    checkedOn: '2026-01-12',
  });
});

afterAll(() => department.close());

const session = (fields: object = {}): object => ({
  unitId: department.unit.id,
  from: '2026-01-13T08:00:00.000Z',
  until: '2026-01-13T17:00:00.000Z',
  treatmentSites: ['prostate'],
  crew: [department.adapter.personId],
  ...fields,
});

async function checked(by: TestMember, fields: object = {}): Promise<CrewCheckView> {
  const { body } = await by.post('/api/crew-checks', session(fields)).expect(200);
  return body as CrewCheckView;
}

function cellOf(view: CrewCheckView, task: string, person: TestMember): CrewCellView | undefined {
  return view.rows
    .find((row) => row.task === task)
    ?.cells.find(({ personId }) => personId === person.personId);
}

const codesOf = (cell: CrewCellView | undefined): readonly string[] =>
  (cell?.reasons ?? []).map(({ code }) => code);

describe('a staffing check', () => {
  it('says who covers what, where nobody does, and who else could', async () => {
    const view = await checked(department.manager);
    const verdicts = new Map(view.rows.map((row) => [row.task, row]));
    expect(verdicts.get('edit-oar')).toMatchObject({
      verdict: 'single-point-of-failure',
      couldCover: [],
    });
    const { mpe } = department;
    const able = { id: mpe.personId, displayName: mpe.displayName };
    expect(verdicts.get('support-adaptation')).toMatchObject({
      verdict: 'gap',
      couldCover: [able],
    });
  });

  it('of nobody is a gap in every row', async () => {
    const view = await checked(department.manager, { crew: [] });
    expect(view.rows.length).toBeGreaterThan(5);
    expect([...new Set(view.rows.map(({ verdict }) => verdict))]).toEqual(['gap']);
    expect(view.rows.flatMap(({ cells }) => cells)).toEqual([]);
    const editing = view.rows.find(({ task }) => task === 'edit-oar');
    expect(editing?.couldCover.map(({ id }) => id)).toEqual([department.adapter.personId]);
  });

  it('at a treatment site that the unit does not have says so, and covers nothing', async () => {
    const view = await checked(department.manager, { treatmentSites: ['prostate', 'lung'] });
    expect(view.reasons.map(({ code }) => code)).toContain('unknown-treatment-site');
    expect(new Set(view.rows.map(({ treatmentSite }) => treatmentSite))).toEqual(
      new Set(['prostate']),
    );
  });
});

describe('why somebody does not cover a task', () => {
  const crew = (): object => ({
    crew: [department.advanced.personId, department.adapter.personId],
  });

  it('is told whole to themselves, and to those who entitle or audit', async () => {
    const auditor = await joinMember(department.product, 'Auditor-1', ['auditor']);
    for (const reader of [department.advanced, department.horp, auditor]) {
      const cell = cellOf(await checked(reader, crew()), 'approve-oar', department.advanced);
      expect([cell?.covers, codesOf(cell)]).toEqual(['no', ['registration-sanction']]);
    }
  });

  it('is told to others only as not currently entitled, with no state that tells more', async () => {
    for (const reader of [department.adapter, department.manager, department.mpe]) {
      const view = await checked(reader, crew());
      for (const { task } of view.rows) {
        const cell = cellOf(view, task, department.advanced);
        expect([cell?.covers, codesOf(cell)]).toEqual(['no', ['not-currently-entitled']]);
        expect(cell?.usableUntil).toBeNull();
      }
      expect(JSON.stringify(view)).not.toMatch(/regist|suspend|sanction/i);
      // What is not private is told of everybody.
      const unmet = codesOf(cellOf(view, 'approve-oar', department.adapter));
      expect(unmet).toEqual(['task-not-in-role']);
    }
  });

  it('is not told to who has no part in the clinical work', async () => {
    const administrator = await joinMember(department.product, 'SA-9', ['system-administrator']);
    await administrator.post('/api/crew-checks', session()).expect(403);
  });
});

const UUID = '0190d2a0-0000-7000-8000-000000000001';
const many = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, each) => UUID.slice(0, -4) + String(1000 + each));

describe('a staffing check that cannot be made', () => {
  it.each<[string, object, string]>([
    ['no unit', { unitId: undefined }, '/unitId'],
    ['a unit that is a number', { unitId: 7 }, '/unitId'],
    ['a unit that is no id', { unitId: 'Ethos-1' }, '/unitId'],
    ['a unit of nobody', { unitId: UUID }, '/unitId'],
    ['no beginning', { from: undefined }, '/from'],
    ['a beginning that is null', { from: null }, '/from'],
    ['a beginning that is a day', { from: '2026-01-13' }, '/from'],
    ['a day that does not exist', { from: '2026-02-30T08:00:00.000Z' }, '/from'],
    ['a month that does not exist', { from: '2026-13-01T08:00:00.000Z' }, '/from'],
    ['a beginning that is a number', { from: 1768291200000 }, '/from'],
    ['an end that is text', { until: 'tomorrow' }, '/until'],
    ['an end before the beginning', { until: '2026-01-13T07:59:59.999Z' }, '/until'],
    ['an end at the beginning', { until: '2026-01-13T08:00:00.000Z' }, '/until'],
    ['more than a week', { until: '2026-01-20T08:00:00.001Z' }, '/until'],
    ['no treatment sites', { treatmentSites: undefined }, '/treatmentSites'],
    ['an empty list of treatment sites', { treatmentSites: [] }, '/treatmentSites'],
    ['one treatment site in place of a list', { treatmentSites: 'prostate' }, '/treatmentSites'],
    ['a treatment site twice', { treatmentSites: ['prostate', 'prostate'] }, '/treatmentSites'],
    ['a treatment site that is a number', { treatmentSites: [7] }, '/treatmentSites'],
    ['a treatment site that is null', { treatmentSites: [null] }, '/treatmentSites'],
    ['a treatment site in capitals', { treatmentSites: ['PROSTATE'] }, '/treatmentSites'],
    [
      'too many treatment sites',
      { treatmentSites: Array.from({ length: 21 }, (_, each) => `site-${String(each)}`) },
      '/treatmentSites',
    ],
    ['no crew', { crew: undefined }, '/crew'],
    ['a crew that is null', { crew: null }, '/crew'],
    ['a crew that is an object', { crew: { 0: UUID } }, '/crew'],
    ['somebody twice', { crew: [UUID, UUID] }, '/crew'],
    ['somebody who is no id', { crew: ['Adapter-1'] }, '/crew'],
    ['somebody who is an object', { crew: [{ id: UUID }] }, '/crew'],
    ['somebody unknown', { crew: [UUID] }, '/crew/0'],
    ['more people than a crew has', { crew: many(61) }, '/crew'],
    ['a field that nobody knows', { patients: 3 }, '/patients'],
  ])('is 400 and names the field: %s', async (_, fields, pointer) => {
    const response = await department.manager.post('/api/crew-checks', session(fields));
    expect(response.status).toBe(400);
    const { errors = [] } = response.body as Problem;
    expect(errors.map((each) => each.pointer)).toContain(pointer);
  });

  it('names the place of who is unknown among those who are known', async () => {
    const crew = [department.adapter.personId, department.mpe.personId, UUID];
    const { body } = await department.manager.post('/api/crew-checks', session({ crew }));
    expect((body as Problem).errors).toMatchObject([{ pointer: '/crew/2' }]);
  });

  const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  it.each<[string, string, number]>([
    ['nothing', '', 400],
    ['half an object', '{"unitId":', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['a text', '"crew"', 400],
    ['lists in lists', `{"crew":${deep(5_000)}}`, 400],
    ['more than a body may hold', `{"crew":["${'x'.repeat(2_000_000)}"]}`, 413],
  ])('is refused, not broken: %s', async (_, body, status) => {
    const response = await asPage(supertest(department.product.url).post('/api/crew-checks'))
      .set('cookie', department.manager.cookie)
      .set('content-type', 'application/json')
      .send(body);
    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});
