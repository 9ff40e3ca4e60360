import type { Band, Instant, Profession, RegistrationBody } from '@oart/competency';
import type {
  DelegationView,
  Permission,
  PersonView,
  RegistrationCheckRequest,
  UnitView,
} from '@oart/contract';
import type { Test } from 'supertest';
import { openTestDatabase } from './database.ts';
import { joinMember } from './members.ts';
import type { TestMember } from './members.ts';
import { signIn } from './signed-in.ts';
import { startProduct } from './start-product.ts';
import type { Product, ProductWishes } from './start-product.ts';

export const SITES = ['cervix', 'bladder', 'prostate'] as const;
export type Site = (typeof SITES)[number];
export const SOFTWARE = 'Ethos 2.0';

/** A department on a database of its own, whose clock stands where the test wants it. */
export interface TestDepartment {
  readonly product: Product;
  readonly unit: UnitView;
  /** Keeps staffing records, units, delegations; entitled for nothing. */
  readonly manager: TestMember;
  readonly horp: TestMember;
  readonly deputy: TestMember;
  /** Founding assessor of every skill but target outlining, which takes an oncologist. */
  readonly mpe: TestMember;
  readonly oncologist: TestMember;
  /** Moves the clock forward to an instant. */
  at(instant: string): Promise<void>;
  close(): Promise<void>;
}

type Joinable = Pick<Product, 'url' | 'administrator'>;

const STAFF: readonly Permission[] = ['staff-member', 'verifier', 'assessor'];

/** When a department opens: 09:00 in Southend. */
export const OPENING = '2026-01-05T09:00:00.000Z' as Instant;

/** Opens it on 5 January 2026: posts, registers, one unit, founding assessors. */
export async function openTestDepartment(
  employers: readonly string[] = ['Hospital'],
  settings: NonNullable<ProductWishes['settings']> = {},
): Promise<TestDepartment> {
  const database = await openTestDatabase();
  await database.installation.moveClock(OPENING);
  const product = await startProduct({ database, employers, settings });
  const opened = { product, ...(await furnish(product)) };
  return {
    ...opened,
    async at(instant) {
      await database.installation.moveClock(instant as Instant);
      await database.installation.settleClock();
    },
    close: () => product.close(),
  };
}

/** The same department at the second employer; its people are called as the first one's, with `-B`. */
export async function openSecondDepartment(department: TestDepartment): Promise<TestDepartment> {
  const { product } = department;
  const [, second] = product.administrators;
  if (second === undefined) throw new Error('The product has no second employer');
  const administrator = await signIn(product.url, second.signInName, second.password);
  const itsOwn = { ...product, administrator };
  return { ...department, product: itsOwn, ...(await furnish(itsOwn, '-B')) };
}

/** Posts, registers, one unit and founding assessors; the product's clock stands at `OPENING`. */
export async function furnish(
  product: Joinable,
  suffix = '',
): Promise<Omit<TestDepartment, 'product' | 'at' | 'close'>> {
  const join = (label: string, permissions: readonly Permission[]): Promise<TestMember> =>
    joinMember(product, label + suffix, permissions);
  const manager = await join('Manager-1', [
    'staff-member',
    'staffing-records',
    'service-manager',
    'employers-representative',
  ]);
  const horp = await join('HoRTP', [...STAFF, 'entitler']);
  const deputy = await join('Deputy-Entitler', [...STAFF, 'entitler']);
  const mpe = await join('MPE-1', STAFF);
  const oncologist = await join('CCO-1', STAFF);
  const unit = await openUnit(manager);
  const opened = { unit, manager, horp, deputy, mpe, oncologist };
  for (const physicist of [horp, deputy, mpe]) await employAsMpe(opened, physicist);
  await employ(opened, oncologist, 'clinical-oncologist', null, [['GMC', 'licence']]);
  await appointFoundingAssessors(opened);
  return opened;
}

/** Somebody of the second employer, who sees nothing of the first. */
export async function joinStranger(
  { product }: Pick<TestDepartment, 'product'>,
  permissions: readonly Permission[],
): Promise<TestMember> {
  const [, second] = product.administrators;
  if (second === undefined) throw new Error('The product has no second employer');
  const administrator = await signIn(product.url, second.signInName, second.password);
  return joinMember({ ...product, administrator }, 'Stranger-1', permissions);
}

type Opened = Pick<TestDepartment, 'manager' | 'mpe' | 'deputy'>;

/** Puts somebody in post since 2020, with checks of the registers given. */
export async function employ(
  { manager }: Pick<TestDepartment, 'manager'>,
  { personId }: TestMember,
  profession: Profession,
  band: Band | null,
  registers: readonly (readonly [RegistrationBody, string | null])[],
): Promise<void> {
  await manager
    .post(`/api/people/${personId}/employments`, {
      contract: 'substantive',
      profession,
      band,
      wte: 1,
      startsOn: '2020-01-06',
      endsOn: null,
      supersedes: null,
    })
    .expect(201);
  for (const [body, part] of registers) {
    await checkRegister({ manager }, { personId }, { body, part });
  }
}

/** Records what a register says of somebody: that they are on it until 2030, unless told otherwise. */
export function checkRegister(
  { manager }: Pick<TestDepartment, 'manager'>,
  { personId }: Pick<TestMember, 'personId'>,
  fields: Pick<RegistrationCheckRequest, 'body' | 'part'> & Partial<RegistrationCheckRequest>,
): Test {
  return manager
    .post(`/api/people/${personId}/registration-checks`, {
      number: `${fields.body}-1`,
      status: 'active',
      statusFrom: null,
      validity: 'fixed',
      validUntil: '2030-12-31',
      checkedOn: '2026-01-05',
      source: 'Online register',
      supersedes: null,
      ...fields,
    })
    .expect(201);
}

/** A radiographer, band 6, on the HCPC register. */
export async function joinAdapter(
  department: Pick<TestDepartment, 'manager'> & { readonly product: Joinable },
  label: string,
  permissions: readonly Permission[] = ['staff-member'],
): Promise<TestMember> {
  const member = await joinMember(department.product, label, permissions);
  const register = [['HCPC', 'therapeutic-radiographer']] as const;
  await employ(department, member, 'therapeutic-radiographer', '6', register);
  return member;
}

/** A dosimetrist, band 7, on the voluntary register alone. */
export async function joinAdvancedAdapter(
  department: TestDepartment,
  label: string,
  permissions: readonly Permission[] = ['staff-member'],
): Promise<TestMember> {
  const member = await joinMember(department.product, label, permissions);
  await employ(department, member, 'dosimetrist', '7', [['RCT', null]]);
  return member;
}

/** Delegates every role for every treatment site to a post-holder. */
export async function delegate(
  { manager }: Pick<TestDepartment, 'manager'>,
  { personId }: TestMember,
  from = '2026-01-05',
  until = '2028-12-31',
): Promise<DelegationView> {
  const { body } = await manager
    .post('/api/delegations', {
      personId,
      roles: ['adapter', 'advanced-adapter', 'mpe', 'clinical-oncologist'],
      treatmentSites: SITES,
      from,
      until,
      instrument: 'Letter of the chief executive',
    })
    .expect(201);
  return body as DelegationView;
}

async function openUnit(manager: TestMember): Promise<UnitView> {
  const site = await manager
    .post('/api/organisation/sites', { name: 'Southend', timeZone: 'Europe/London' })
    .expect(201);
  const { body } = await manager
    .post('/api/organisation/units', {
      siteId: (site.body as { id: string }).id,
      name: 'Ethos-1',
      platform: 'ethos',
      treatmentSites: SITES,
      softwareVersion: SOFTWARE,
    })
    .expect(201);
  return { ...(body as UnitView), name: 'Ethos-1' };
}

async function employAsMpe(opened: Opened, physicist: TestMember): Promise<void> {
  const registers = [
    ['HCPC', 'clinical-scientist'],
    ['RPA2000', null],
  ] as const;
  await employ(opened, physicist, 'clinical-scientist', '8a', registers);
  await opened.manager
    .post(`/api/people/${physicist.personId}/appointments`, {
      kind: 'mpe',
      from: '2026-01-05',
      until: null,
      instrument: 'MPE appointment letter',
      supersedes: null,
    })
    .expect(201);
}

/** MPE-1 begins the chain, and the deputy assesses MPE-1: nobody assesses themselves. */
async function appointFoundingAssessors({ manager, mpe, deputy }: Opened): Promise<void> {
  const planning = ['plan-selection', 'mobius-approval'];
  const appointed = [
    [mpe, ['oar-outlining', 'dir-evaluation', ...planning]],
    [deputy, planning],
  ] as const;
  for (const [{ personId }, skills] of appointed) {
    for (const skill of skills) {
      await manager
        .post(`/api/people/${personId}/founding-appointments`, {
          purpose: 'assessor',
          skill,
          treatmentSites: SITES,
          platform: 'ethos',
          softwareVersion: SOFTWARE,
          training: 'Vendor application training',
          from: '2026-01-05',
          until: '2026-07-04',
          supersedes: null,
        })
        .expect(201);
    }
  }
}

/** Ends the post of somebody: a correction of its row, which names their last day. */
export async function leave(
  { manager }: TestDepartment,
  { personId }: TestMember,
  endsOn: string,
): Promise<void> {
  const { body } = await manager.get(`/api/people/${personId}`).expect(200);
  const [post] = (body as PersonView).employments;
  if (post === undefined) throw new Error('Nobody leaves who was not in post');
  const { contract, profession, band, wte, startsOn, id: supersedes } = post;
  await manager
    .post(`/api/people/${personId}/employments`, {
      ...{ contract, profession, band, wte, startsOn, endsOn, supersedes },
      reason: 'A post elsewhere',
    })
    .expect(201);
}
