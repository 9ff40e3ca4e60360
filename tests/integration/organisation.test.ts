import type { OrganisationView, SiteView } from '@oart/contract';
import { joinMember } from '../support/members.ts';
import type { TestMember } from '../support/members.ts';
import { startProduct } from '../support/start-product.ts';
import type { Product } from '../support/start-product.ts';

let product: Product;
let manager: TestMember;
let site: SiteView;

beforeAll(async () => {
  product = await startProduct();
  manager = await joinMember(product, 'Services-Manager', ['service-manager']);
  const { body } = await manager
    .post('/api/organisation/sites', { name: 'Southend', timeZone: 'Europe/London' })
    .expect(201);
  site = body as SiteView;
});

afterAll(() => product.close());

const unit = (fields: object = {}): object => ({
  siteId: site.id,
  name: 'Ethos-1',
  platform: 'ethos',
  treatmentSites: ['cervix', 'prostate'],
  softwareVersion: '2.0',
  ...fields,
});

describe('the organisation', () => {
  it('shows its units with what they run, where and for which treatment sites', async () => {
    const { body: recorded } = await manager.post('/api/organisation/units', unit()).expect(201);
    const { id } = recorded as { id: string };
    const { body } = await manager.get('/api/organisation').expect(200);
    expect(body).toEqual({
      employer: { id: product.administrators[0]?.employerId, name: 'Hospital' },
      units: [
        {
          id,
          name: 'Ethos-1',
          site: 'Southend',
          timeZone: 'Europe/London',
          platform: 'ethos',
          softwareVersion: '2.0',
          softwareCorrections: [],
          softwareChanges: [
            {
              id: expect.any(String) as string,
              unitId: id,
              version: '2.0',
              effectiveAt: expect.any(String) as string,
              changeClass: 'major',
            },
          ],
          adaptationTypes: ['online-adaptive'],
          treatmentSiteChanges: [],
          treatmentSites: [
            { id: 'cervix', title: 'Cervix' },
            { id: 'prostate', title: 'Prostate' },
          ],
        },
      ],
    });
  });

  it('keeps the version of a unit until a change takes effect', async () => {
    const { body } = await manager.get('/api/organisation').expect(200);
    const [ethos] = (body as OrganisationView).units;
    const path = `/api/organisation/units/${ethos?.id ?? ''}/software-changes`;
    const change = (version: string, effectiveAt: string): object => ({
      version,
      effectiveAt,
      changeClass: null,
    });
    await manager.post(path, change('3.0', '2099-01-01T00:00:00.000Z')).expect(201);
    const { body: before } = await manager.get('/api/organisation').expect(200);
    expect((before as OrganisationView).units[0]?.softwareVersion).toBe('2.0');
    const now = new Date().toISOString();
    await manager.post(path, change('2.1', now)).expect(201);
    const { body: after } = await manager.get('/api/organisation').expect(200);
    const [changed] = (after as OrganisationView).units;
    expect(changed?.softwareVersion).toBe('2.1');
    expect(changed?.softwareChanges.map(({ version }) => version)).toEqual(['2.0', '2.1', '3.0']);
    await manager.post(path, change('2.2', now)).expect(409);
  });

  it.each([
    ['a site with a time zone that does not exist', '/timeZone', { name: 'A', timeZone: 'Mars/1' }],
    ['a site without a name', '/name', { name: ' ', timeZone: 'Europe/London' }],
  ])('refuses %s', async (_, pointer, fields) => {
    const { body } = await manager.post('/api/organisation/sites', fields).expect(400);
    expect((body as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer);
  });

  it.each([
    ['of the same name', 409, {}],
    ['whose name would break an address', 400, { name: 'Ethos/1' }],
    ['of an unknown platform', 400, { name: 'Halcyon-1', platform: 'halcyon' }],
    ['without treatment sites', 400, { name: 'Ethos-2', treatmentSites: [] }],
    ['at a site of nobody', 404, { name: 'Ethos-2', siteId: crypto.randomUUID() }],
  ])('refuses a unit %s', async (_, status, fields) => {
    await manager.post('/api/organisation/units', unit(fields)).expect(status);
  });

  it('is changed by the service manager alone', async () => {
    const adapter = await joinMember(product, 'Adapter-1', ['staff-member']);
    await adapter.post('/api/organisation/units', unit({ name: 'Ethos-9' })).expect(403);
    await adapter.get('/api/organisation').expect(200);
  });
});
