import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type {
  AppointmentRequest,
  DelegationRequest,
  FoundingAppointmentRequest,
  FrameworkVersionView,
  PersonView,
  PolicyVersionView,
  SiteView,
  UnitView,
} from '@oart/contract';
import { DEMONSTRATION_PASSWORD } from '@oart/contract';
import { AccountService } from '../account/account.service.ts';
import { openEmployer } from '../ledger/employers.ts';
import { Recorder, unkeyed } from '../ledger/recorder.ts';
import type { RecordingRequest } from '../ledger/recorder.ts';
import { PersonService } from '../person/person.service.ts';
import { approveDocument } from './approve-document.ts';
import type { YearCalendar } from './calendar-of-the-year.ts';
import { ZONE } from './calendar-of-the-year.ts';
import { Colleague } from './colleague.ts';
import type { OpenAccount } from './colleague.ts';
import { ADMINISTRATOR, AUDITOR, MEMBERS } from './department.ts';
import type { Label } from './department.ts';
import type { Member } from './member.ts';

export type Colleagues = Readonly<Record<Label, Colleague>>;

export const TREATMENT_SITES = ['cervix', 'bladder', 'prostate'] as const;
const ROLES = ['adapter', 'advanced-adapter', 'mpe', 'clinical-oncologist'];

const DOCUMENTS = new URL('../../../libs/competency/documents/', import.meta.url);

/** Opens the employer and an account for everybody in it: the two things that nobody can do by HTTP yet. */
export async function openAccounts(
  app: NestFastifyApplication,
  employerId: string,
): Promise<Colleagues> {
  await app
    .get(Recorder, { strict: false })
    .write(employerId, (tx) => openEmployer(tx, employerId, 'MSE Radiotherapy (demonstration)'));
  const request = unkeyed(employerId);
  await openWithoutPerson(app, request, ADMINISTRATOR);
  // One after another, because the switcher shows them in this order.
  const accounts: OpenAccount[] = [];
  for (const member of MEMBERS) accounts.push(await openAccount(app, request, member));
  const colleagues: Colleague[] = [];
  for (const account of accounts) colleagues.push(await Colleague.signIn(app, account));
  return Object.fromEntries(colleagues.map((colleague) => [colleague.label, colleague])) as Record<
    Label,
    Colleague
  >;
}

/** The auditor comes at the end of the year and may read for the months ahead. */
export async function admitAuditor(
  app: NestFastifyApplication,
  employerId: string,
  calendar: YearCalendar,
): Promise<void> {
  const auditorUntil = calendar.day(-180);
  await openWithoutPerson(app, unkeyed(employerId), { ...AUDITOR, auditorUntil });
}

async function openWithoutPerson(
  app: NestFastifyApplication,
  request: RecordingRequest,
  { label, post, ...given }: typeof ADMINISTRATOR | (typeof AUDITOR & { auditorUntil: string }),
): Promise<void> {
  await app.get(AccountService, { strict: false }).open(
    request,
    null,
    {
      ...given,
      signInName: label.toLowerCase(),
      personId: null,
      initialPassword: DEMONSTRATION_PASSWORD,
    },
    post,
  );
}

async function openAccount(
  app: NestFastifyApplication,
  request: RecordingRequest,
  { label, staffNumber, post, permissions }: Member,
): Promise<OpenAccount> {
  const { result: person } = await app
    .get(PersonService, { strict: false })
    .recordPerson(request, { staffNumber, displayName: label, aliases: [] });
  const { result: account } = await app.get(AccountService, { strict: false }).open(
    request,
    null,
    {
      signInName: label.toLowerCase(),
      personId: person.id,
      permissions,
      initialPassword: DEMONSTRATION_PASSWORD,
    },
    post,
  );
  return { label, personId: person.id, accountId: account.id };
}

/** The two treatment units. */
export interface Units {
  readonly first: UnitView;
  readonly second: UnitView;
}

/** Posts, registrations, appointments, the units, the framework: what stands before anybody trains. */
export async function openDepartment(
  colleagues: Colleagues,
  calendar: YearCalendar,
): Promise<Units> {
  await calendar.goTo(400, 9);
  await adoptDocuments(colleagues, calendar);
  const units = await openUnits(colleagues);
  await calendar.goTo(399, 9);
  await Promise.all(MEMBERS.map((member) => recordStaffing(colleagues, member, calendar)));
  await appointAndDelegate(colleagues, calendar);
  return units;
}

async function adoptDocuments(colleagues: Colleagues, calendar: YearCalendar): Promise<void> {
  const editor = colleagues['Deputy-Entitler'];
  const approver = colleagues.HoRTP;
  const framework = await editor.post<FrameworkVersionView>('/api/framework', {
    effectiveFrom: calendar.day(400),
    document: readFileSync(new URL('oart-framework-v1.json', DOCUMENTS), 'utf8'),
  });
  await approveDocument(approver, 'framework', framework);
  const policy = await editor.post<PolicyVersionView>('/api/policy', {
    document: readFileSync(new URL('oart-policy-defaults.json', DOCUMENTS), 'utf8'),
  });
  await approveDocument(approver, 'policy', policy);
}

async function openUnits(colleagues: Colleagues): Promise<Units> {
  const manager = colleagues['Services-Manager'];
  const { id: siteId } = await manager.post<SiteView>('/api/organisation/sites', {
    name: 'Southend',
    timeZone: ZONE,
  });
  const open = (name: string, treatmentSites: readonly string[]): Promise<UnitView> =>
    manager.post<UnitView>('/api/organisation/units', {
      siteId,
      name,
      platform: 'ethos',
      treatmentSites,
      softwareVersion: 'Ethos 2.0',
    });
  return {
    first: await open('Ethos-1', TREATMENT_SITES),
    second: await open('Ethos-2', ['prostate']),
  };
}

async function recordStaffing(
  colleagues: Colleagues,
  member: Member & { readonly label: Label },
  calendar: YearCalendar,
): Promise<void> {
  const { label } = member;
  // Nobody records their own post or registration (I4).
  const keeper =
    label === 'Services-Manager' ? colleagues['Deputy-Entitler'] : colleagues['Services-Manager'];
  const path = `/api/people/${colleagues[label].personId}`;
  await keeper.post(`${path}/employments`, {
    contract: member.contract ?? 'substantive',
    profession: member.profession,
    band: member.band,
    wte: 1,
    startsOn: calendar.day(399 + member.years * 365),
    endsOn: null,
    supersedes: null,
  });
  for (const { body, part, validity, endedDaysAgo } of member.registrations) {
    await keeper.post(`${path}/registration-checks`, {
      body,
      part,
      number: `${body}-${member.staffNumber}`,
      status: 'active',
      statusFrom: null,
      validity,
      validUntil: calendar.day(endedDaysAgo ?? (validity === 'fixed' ? -420 : -150)),
      checkedOn: calendar.day(399),
      source: 'Online register',
      supersedes: null,
    });
  }
}

async function appointAndDelegate(colleagues: Colleagues, calendar: YearCalendar): Promise<void> {
  const employer = colleagues['Services-Manager'];
  for (const label of ['HoRTP', 'Deputy-Entitler', 'MPE-1', 'MPE-2'] as const) {
    const { personId } = colleagues[label];
    const appointment: AppointmentRequest = {
      kind: 'mpe',
      from: calendar.day(399),
      until: null,
      instrument: `MPE appointment letter, ${label}`,
      supersedes: null,
    };
    await employer.post<PersonView>(`/api/people/${personId}/appointments`, appointment);
  }
  for (const [label, skills] of [
    ['MPE-1', ['oar-outlining', 'dir-evaluation', 'plan-selection', 'mobius-approval']],
    ['Deputy-Entitler', ['plan-selection', 'mobius-approval']],
  ] as const) {
    for (const skill of skills) {
      const founding: FoundingAppointmentRequest = {
        purpose: 'assessor',
        skill,
        treatmentSites: TREATMENT_SITES,
        platform: 'ethos',
        softwareVersion: 'Ethos 2.0',
        training: 'Vendor application training',
        from: calendar.day(399),
        until: calendar.day(220),
        supersedes: null,
      };
      const { personId } = colleagues[label];
      await employer.post(`/api/people/${personId}/founding-appointments`, founding);
    }
  }
  for (const [label, instrument] of [
    ['HoRTP', 'Delegation by the chief executive, D-01'],
    ['Deputy-Entitler', 'Delegation by the chief executive, D-02'],
  ] as const) {
    const delegation: DelegationRequest = {
      personId: colleagues[label].personId,
      roles: ROLES,
      treatmentSites: TREATMENT_SITES,
      from: calendar.day(399),
      until: calendar.day(-120),
      instrument,
    };
    await employer.post('/api/delegations', delegation);
  }
}
