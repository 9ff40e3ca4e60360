import type { TimeZone } from '@oart/competency';
import type { AccountView } from '@oart/contract';
import { accountSection } from './accounts';
import type { AccountsOnFile } from './accounts';

const SCOPE = { units: ['u1'], treatmentSites: null, from: null, until: '2026-11-30' };
const account = (fields: Partial<AccountView> = {}): AccountView => ({
  id: 'a1',
  signInName: 'auditor-2',
  person: null,
  permissions: ['auditor'],
  auditorUntil: '2027-01-31',
  auditorScope: null,
  state: 'active',
  lastSignInAt: null,
  ...fields,
});
const section = (each: AccountView, reader: Partial<AccountsOnFile['reader']> = {}, search = '') =>
  accountSection({
    accounts: [each],
    search,
    seen: 41,
    people: [],
    units: [{ id: 'u1', title: 'Ethos-1' }],
    treatmentSites: [{ id: 'prostate', title: 'Prostate' }],
    reader: { accountId: 'a9', personId: undefined, ...reader },
    zone: 'Europe/London' as TimeZone,
  });

/** What the form sends when it is left as it opens. */
function sentUnchanged(each: AccountView): object | undefined {
  const act = section(each).rows[0]?.acts.find(({ title }) => title === 'Permissions');
  const fields = Object.entries(act?.fields ?? {});
  return act?.request(Object.fromEntries(fields.map(([key, { value }]) => [key, value])));
}

it('an auditor is shown with the last day and every limit', () => {
  expect(section(account()).rows[0]?.cells[2]).toBe('Auditor, to 31 Jan 2027');
  expect(section(account({ auditorScope: SCOPE })).rows[0]?.cells[2]).toBe(
    'Auditor, to 31 Jan 2027; only Ethos-1, what happened to 30 Nov 2026',
  );
});

it('permissions that are set again widen no auditor', () => {
  const given = { permissions: ['auditor'], auditorUntil: '2027-01-31', seen: 41 };
  expect(sentUnchanged(account())).toEqual(given);
  expect(sentUnchanged(account({ auditorScope: SCOPE }))).toEqual({
    ...given,
    auditorScope: SCOPE,
  });
});

it('nobody is offered to change an own account or a closed one', () => {
  const actsOf = (each: AccountView, reader = {}): number | undefined =>
    section(each, reader).rows[0]?.acts.length;
  expect(actsOf(account())).toBe(2);
  expect(actsOf(account(), { accountId: 'a1' })).toBe(0);
  const person = { id: 'p1', displayName: 'Services-Manager' };
  expect(actsOf(account({ person }), { personId: 'p1' })).toBe(0);
  expect(actsOf(account({ state: 'closed' }))).toBe(0);
});

it.each([
  ['AUDITOR-2', 1],
  ['service', 0],
  ['nobody', 0],
  ['audit', 1],
  ['verifier', 0],
])('who looks for “%s” finds %i', (search, found) => {
  const { rows, empty } = section(account(), {}, search);
  expect(rows).toHaveLength(found);
  expect(empty).toContain(`“${search}”`);
});
