import type {
  DelegationView,
  Page,
  PersonSummary,
  PersonView,
  Problem,
  StaffFileView,
} from '@oart/contract';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';
import { signIn } from '../support/signed-in.ts';

let product: Product;
let keeper: TestMember;
let employer: TestMember;
let adapter: TestMember;
let colleague: TestMember;

beforeAll(async () => {
  product = await startProduct({ employers: ['Hospital', 'Elsewhere'] });
  keeper = await joinMember(product, 'Keeper-1', ['staff-member', 'staffing-records']);
  employer = await joinMember(product, 'Employer-1', ['employers-representative']);
  adapter = await joinMember(product, 'Adapter-1', ['staff-member'], ['Former-Name']);
  colleague = await joinMember(product, 'Adapter-2', ['staff-member']);
});

afterAll(() => product.close());

const employment = (fields: object = {}): object => ({
  contract: 'substantive',
  profession: 'therapeutic-radiographer',
  band: '6',
  wte: 0.8,
  startsOn: '2024-01-01',
  endsOn: null,
  supersedes: null,
  ...fields,
});

const registration = (fields: object = {}): object => ({
  body: 'HCPC',
  part: 'therapeutic-radiographer',
  number: 'RA00001',
  status: 'active',
  statusFrom: null,
  validity: 'fixed',
  validUntil: '2028-02-28',
  checkedOn: '2026-01-05',
  source: 'Online register',
  supersedes: null,
  ...fields,
});

const delegation = (fields: object = {}): object => ({
  personId: adapter.personId,
  roles: ['adapter'],
  treatmentSites: ['prostate'],
  from: '2026-01-01',
  until: '2099-12-31',
  instrument: 'Letter 1',
  ...fields,
});

const of = (person: TestMember, facts: string): string => `/api/people/${person.personId}/${facts}`;

async function view(who: TestMember, person: TestMember): Promise<PersonView> {
  return (await who.get(`/api/people/${person.personId}`).expect(200)).body as PersonView;
}

function pointersOf(body: unknown): readonly string[] {
  return ((body as Problem).errors ?? []).map(({ pointer }) => pointer);
}

describe('people', () => {
  it('have one staff number each', async () => {
    const person = { staffNumber: 'S-Adapter-1', displayName: 'Adapter-9', aliases: [] };
    const { body } = await keeper.post('/api/people', person).expect(409);
    expect(pointersOf(body)).toEqual(['/staffNumber']);
  });

  it('are found by part of a name, an alias or a staff number, a page at a time', async () => {
    const find = async (query: string): Promise<Page<PersonSummary>> =>
      (await adapter.get(`/api/people?${query}`).expect(200)).body as Page<PersonSummary>;
    const first = await find('q=adapter&limit=1');
    expect(first.items.map(({ displayName }) => displayName)).toEqual(['Adapter-1']);
    const second = await find(`q=adapter&limit=1&cursor=${first.cursor ?? ''}`);
    expect(second.items.map(({ displayName }) => displayName)).toEqual(['Adapter-2']);
    expect(second.cursor).toBeNull();
    expect((await find('q=former')).items).toHaveLength(1);
    expect((await find('q=S-Adap')).items).toHaveLength(2);
    expect((await find('q=%25')).items).toEqual([]);
  });

  it('come as a table for spreadsheets', async () => {
    const { text } = await adapter.get('/api/people?format=csv&q=adapter-1').expect(200);
    expect(text).toContain('Staff number,Name,Profession,Band,In post,Roles');
    expect(text).toContain('S-Adapter-1,Adapter-1,');
  });
});

describe('staffing records', () => {
  it('show post and registration, and the registration only to whom it concerns', async () => {
    await keeper.post(of(adapter, 'employments'), employment()).expect(201);
    await keeper.post(of(adapter, 'registration-checks'), registration()).expect(201);
    for (const who of [adapter, keeper]) {
      const own = await view(who, adapter);
      expect(own).toMatchObject({
        profession: 'therapeutic-radiographer',
        band: '6',
        inPost: true,
        level: 'full',
      });
      expect(own.registrationChecks).toMatchObject([{ number: 'RA00001', recordedBy: 'Keeper-1' }]);
    }
    const seen = await view(colleague, adapter);
    expect(seen).toMatchObject({ level: 'neutral', inPost: true, registrationChecks: [] });
    expect(seen.employments).toHaveLength(1);
  });

  it('keep every name of a person, and are read under the one that was known', async () => {
    const renamed = await joinMember(product, 'Before-1', ['staff-member']);
    const path = of(renamed, 'name-corrections');
    const names = (displayName: string, aliases: readonly string[]): object => ({
      displayName,
      aliases,
      reason: 'Married; the certificate says so.',
      seen,
    });
    const { ledgerIndex } = await view(keeper, renamed);
    let seen = ledgerIndex;
    await renamed.post(path, names('After-1', [])).expect(403);
    await keeper.post(path, names('Before-1', [])).expect(422);
    await keeper.post(path, { ...names('After-1', []), reason: 'See 943 476 5919.' }).expect(422);
    await keeper.post(path, names('After-1', ['Before-1'])).expect(201);
    // Who still sees the name before would undo the correction unseen.
    await keeper.post(path, names('Other-1', [])).expect(409);
    seen = (await view(keeper, renamed)).ledgerIndex;
    await keeper.post(path, names('Zz-Later-1', ['Before-1', 'After-1'])).expect(201);
    expect(await view(keeper, renamed)).toMatchObject({
      displayName: 'Zz-Later-1',
      aliases: ['Before-1', 'After-1'],
      nameCorrections: [
        { before: 'Before-1', displayName: 'After-1', recordedBy: 'Keeper-1' },
        { before: 'After-1', displayName: 'Zz-Later-1' },
      ],
    });
    expect((await view(colleague, renamed)).nameCorrections).toEqual([]);
    const auditor = await joinMember(product, 'Auditor-3', ['auditor']);
    const then = `/api/people/${renamed.personId}?knownAt=${String(ledgerIndex)}`;
    expect((await auditor.get(then).expect(200)).body).toMatchObject({
      displayName: 'Before-1',
      nameCorrections: [],
      ledgerIndex,
    });
    await colleague.get(then).expect(403);
    await renamed.get(then).expect(200);
    await auditor.get(`/api/people/${renamed.personId}?at=yesterday`).expect(400);
    const found = async (query: string): Promise<readonly string[]> => {
      const { body } = await auditor.get(`/api/people?${query}`).expect(200);
      return (body as Page<PersonSummary>).items.map(({ displayName }) => displayName);
    };
    expect(await found('q=later-1')).toEqual(['Zz-Later-1']);
    expect(await found('q=after-1')).toEqual(['Zz-Later-1']);
    expect(await found(`q=before-1&knownAt=${String(ledgerIndex)}`)).toEqual(['Before-1']);
    expect(await found(`q=later-1&knownAt=${String(ledgerIndex)}`)).toEqual([]);
    const all = await found('limit=200');
    expect(all).toEqual(all.toSorted());
    const { body: first } = await auditor.get('/api/people?limit=1&sort=-displayName').expect(200);
    expect((first as Page<PersonSummary>).items).toMatchObject([{ displayName: 'Zz-Later-1' }]);
    const { cursor } = first as Page<PersonSummary>;
    const rest = await found(`limit=200&sort=-displayName&cursor=${cursor ?? ''}`);
    expect(rest).not.toContain('Zz-Later-1');
  });

  it('are corrected by a row that names the one it replaces, once', async () => {
    const leaver = await joinMember(product, 'Leaver-1', ['staff-member']);
    const { body } = await keeper
      .post(of(leaver, 'employments'), employment({ band: '7' }))
      .expect(201);
    const { id } = body as { id: string };
    const corrected = employment({ supersedes: id, endsOn: '2024-06-30' });
    const { body: unexplained } = await keeper
      .post(of(leaver, 'employments'), corrected)
      .expect(422);
    expect(pointersOf(unexplained)).toEqual(['/reason']);
    await keeper
      .post(of(leaver, 'employments'), { ...corrected, reason: 'Band 6 on the contract' })
      .expect(201);
    const { body: seen } = await keeper.get(`/api/people/${leaver.personId}`).expect(200);
    expect((seen as PersonView).employments).toMatchObject([{ band: '6', endsOn: '2024-06-30' }]);
    expect((seen as PersonView).inPost).toBe(false);
    await keeper.post(of(leaver, 'employments'), employment({ supersedes: id })).expect(409);
    const path = `/api/people/${leaver.personId}/staff-file`;
    const { body: file } = await keeper.get(path).expect(200);
    const { employments } = file as StaffFileView;
    expect(employments).toMatchObject([
      { id, band: '7', reason: null, corrects: null, correctedBy: employments[1]?.id },
      {
        band: '6',
        reason: 'Band 6 on the contract',
        corrects: id,
        correctedBy: null,
        recordedBy: 'Keeper-1',
      },
    ]);
    await colleague.get(path).expect(404);
    await adapter.get(of(adapter, 'staff-file')).expect(200);
  });

  it('go on through a change of post, recorded at once', async () => {
    const mover = await joinMember(product, 'Mover-1', ['staff-member']);
    const { body } = await keeper.post(of(mover, 'employments'), employment()).expect(201);
    const { id: post } = body as { id: string };
    const later = { band: '7', startsOn: '2026-02-01' };
    const promoted = { ...employment(later), supersedes: undefined };
    await keeper.post(of(mover, 'changes-of-post'), { ...promoted, post }).expect(201);
    const { employments } = await view(keeper, mover);
    expect(employments).toMatchObject([
      { band: '6', endsOn: '2026-01-31' },
      { band: '7', startsOn: '2026-02-01', endsOn: null },
    ]);
    const again = await keeper
      .post(of(mover, 'changes-of-post'), { ...promoted, post })
      .expect(409);
    expect(pointersOf(again.body)).toEqual(['/post']);
    const same = { ...promoted, startsOn: '2026-03-01', post: employments[1]?.id };
    await keeper.post(of(mover, 'changes-of-post'), same).expect(422);
  });

  it.each([
    ['a post that overlaps another', 'employments', 422, '/startsOn', employment()],
    [
      'a post that ends before it begins',
      'employments',
      422,
      '/endsOn',
      employment({ startsOn: '2023-02-01', endsOn: '2023-01-31' }),
    ],
    ['30 February', 'employments', 400, '/startsOn', employment({ startsOn: '2026-02-30' })],
    ['a band that does not exist', 'employments', 400, '/band', employment({ band: '8e' })],
    ['more than whole time', 'employments', 400, '/wte', employment({ wte: 1.01 })],
    ['a field that is not known', 'employments', 400, '/colour', employment({ colour: 'red' })],
    [
      'a check of tomorrow',
      'registration-checks',
      422,
      '/checkedOn',
      registration({ checkedOn: '2099-01-01' }),
    ],
    [
      'a fixed registration without its end',
      'registration-checks',
      422,
      '/validUntil',
      registration({ validUntil: null }),
    ],
    ['a NUL', 'registration-checks', 400, '/source', registration({ source: 'a\u0000b' })],
    [
      'a return before the absence',
      'absences',
      422,
      '/returnedOn',
      { from: '2026-03-01', returnedOn: '2026-03-01', category: 'leave', supersedes: null },
    ],
  ])('are refused with %s', async (_, facts, status, pointer, body) => {
    const answer = await keeper.post(of(adapter, facts), body).expect(status);
    expect(pointersOf(answer.body)).toContain(pointer);
  });

  it('are never about oneself, by person', async () => {
    const own: [string, object][] = [
      ['employments', employment()],
      ['registration-checks', registration()],
      ['absences', { from: '2026-03-01', returnedOn: null, category: 'leave', supersedes: null }],
    ];
    for (const [facts, body] of own) {
      const answer = await keeper.post(of(keeper, facts), body).expect(403);
      expect(answer.body).toMatchObject({ type: '/problems/own-record' });
    }
    const second = await joinMember(product, 'Keeper-2', ['staffing-records']);
    await second.post(of(keeper, 'employments'), employment()).expect(201);
  });

  it('are kept by those with the permission, within their employer', async () => {
    await colleague.post(of(adapter, 'employments'), employment()).expect(403);
    const other = product.administrators[1];
    const stranger = await signIn(product.url, other?.signInName ?? '', other?.password ?? '');
    await stranger.get(`/api/people/${adapter.personId}`).expect(404);
    await stranger.post(of(adapter, 'employments'), employment()).expect(404);
  });
});

describe('a list of registrations', () => {
  const HEAD = 'Register;Number;Status;Valid until;Name';
  const list = (...lines: readonly string[]): object => ({
    table: [HEAD, ...lines].join('\r\n'),
    checkedOn: '2026-02-02',
    source: 'HCPC list of 2 Feb 2026',
  });
  const renewed = 'HCPC;ra00001;Active;28 Feb 2030;Adapter-1';

  it('is read first: every line with whose it is, what is on file and why it is not recorded', async () => {
    const { body } = await keeper
      .post('/api/registration-checks/reading', list(renewed, 'HCPC;RA99999;active;2030-02-28;?'))
      .expect(200);
    const unknown = 'Nobody on file is registered under this number with this register.';
    expect(body).toMatchObject({
      faulty: 1,
      lines: [
        {
          line: 2,
          person: { displayName: 'Adapter-1' },
          before: { status: 'active', validUntil: '2028-02-28' },
          validUntil: '2030-02-28',
          faults: [],
        },
        { line: 3, number: 'RA99999', person: null, before: null, faults: [unknown] },
      ],
    });
    await colleague.post('/api/registration-checks/reading', list(renewed)).expect(403);
  });

  it('is recorded whole or not at all', async () => {
    const { body: refused } = await keeper
      .post('/api/registration-checks', list(renewed, 'HCPC;RA99999;active;2030-02-28;?'))
      .expect(422);
    expect(pointersOf(refused)).toEqual(['/lines/3']);
    expect((await view(keeper, adapter)).registrationChecks).toHaveLength(1);
    await keeper.post('/api/registration-checks', list(renewed)).expect(201, { recorded: 1 });
    expect((await view(keeper, adapter)).registrationChecks).toMatchObject([
      {},
      {
        part: 'therapeutic-radiographer',
        number: 'RA00001',
        validUntil: '2030-02-28',
        checkedOn: '2026-02-02',
        source: 'HCPC list of 2 Feb 2026',
      },
    ]);
  });

  it.each([
    ['without a column', 'Register;Number;Status', ['/lines/1/valid until']],
    ['without a line', HEAD, ['/lines/2']],
    [
      'with cells that say nothing',
      `${HEAD}\nNMC;;fine;30/02/2030;`,
      ['/lines/2/register', '/lines/2/status', '/lines/2/number', '/lines/2/valid until'],
    ],
    [
      'with a day that may be another',
      `${HEAD}\nHCPC;RA00001;active;12-Nov-26;\nHCPC;RA00002;active;30-Sep-99;`,
      ['/lines/2/valid until', '/lines/3/valid until'],
    ],
  ])('is refused %s', async (_, table, pointers) => {
    const body = { ...list(), table };
    const answer = await keeper.post('/api/registration-checks', body).expect(422);
    expect(pointersOf(answer.body)).toEqual(pointers);
  });
});

describe('delegations', () => {
  it('are numbered, live within their days, and end before them', async () => {
    const { body } = await employer.post('/api/delegations', delegation()).expect(201);
    const first = body as DelegationView;
    expect(first).toMatchObject({ number: 'D-0001', live: true, roles: ['adapter'] });
    const { body: next } = await employer
      .post('/api/delegations', delegation({ until: '2026-03-31' }))
      .expect(201);
    expect(next).toMatchObject({ number: 'D-0002', live: false });
    const { body: ended } = await employer.post(`/api/delegations/${first.id}/end`).expect(201);
    expect(ended).toMatchObject({ id: first.id, live: false });
    await employer.post(`/api/delegations/${first.id}/end`).expect(409);
    const { body: list } = await adapter.get('/api/delegations?limit=1').expect(200);
    expect((list as Page<DelegationView>).items).toMatchObject([{ number: 'D-0002' }]);
    const { cursor } = list as Page<DelegationView>;
    const { body: rest } = await adapter.get(`/api/delegations?cursor=${cursor ?? ''}`).expect(200);
    expect((rest as Page<DelegationView>).items).toMatchObject([{ number: 'D-0001' }]);
  });

  it.each([
    ['a role that the framework does not have', '/roles/0', { roles: ['adaptor'] }],
    ['a treatment site that it does not have', '/treatmentSites/0', { treatmentSites: ['lung'] }],
    ['an end before its beginning', '/until', { until: '2025-12-31' }],
  ])('are refused with %s', async (_, pointer, fields) => {
    const { body } = await employer.post('/api/delegations', delegation(fields)).expect(422);
    expect(pointersOf(body)).toContain(pointer);
  });

  it('are never given to oneself', async () => {
    const own = delegation({ personId: employer.personId });
    const { body } = await employer.post('/api/delegations', own).expect(403);
    expect(body).toMatchObject({ type: '/problems/own-record' });
  });
});

describe('appointments', () => {
  it('are recorded in writing by the employer’s representative, never for oneself', async () => {
    const mpe = {
      kind: 'mpe',
      from: '2026-01-01',
      until: null,
      instrument: 'Letter 2',
      supersedes: null,
    };
    await employer.post(of(adapter, 'appointments'), mpe).expect(201);
    await employer.post(of(employer, 'appointments'), mpe).expect(403);
    await keeper.post(of(adapter, 'appointments'), mpe).expect(403);
  });

  it('are ended by a correction of what stands, once, and only of this person', async () => {
    const read = async (): Promise<PersonView['appointments']> =>
      ((await keeper.get(`/api/people/${adapter.personId}`).expect(200)).body as PersonView)
        .appointments;
    const [standing] = await read();
    if (standing === undefined) throw new Error('An appointment is on file');
    const ended = {
      kind: 'mpe',
      from: standing.from,
      until: '2026-03-31',
      instrument: 'Letter 3',
      supersedes: standing.id,
      reason: 'The role has passed to a colleague',
    };
    const elsewhere = await employer.post(of(keeper, 'appointments'), ended).expect(409);
    expect(pointersOf(elsewhere.body)).toEqual(['/supersedes']);
    await employer.post(of(adapter, 'appointments'), ended).expect(201);
    expect(await read()).toMatchObject([{ until: '2026-03-31', instrument: 'Letter 3' }]);
    const again = await employer.post(of(adapter, 'appointments'), ended).expect(409);
    expect(pointersOf(again.body)).toEqual(['/supersedes']);
  });

  it('of a founding assessor last six months at most', async () => {
    const founding = (until: string): object => ({
      purpose: 'assessor',
      skill: 'dir-evaluation',
      treatmentSites: ['prostate'],
      platform: 'ethos',
      softwareVersion: '2.0',
      training: 'Vendor application training',
      from: '2026-01-01',
      until,
      supersedes: null,
    });
    await employer.post(of(adapter, 'founding-appointments'), founding('2026-06-30')).expect(201);
    const { body } = await employer
      .post(of(adapter, 'founding-appointments'), founding('2026-07-01'))
      .expect(422);
    expect(pointersOf(body)).toEqual(['/until']);
  });
});
