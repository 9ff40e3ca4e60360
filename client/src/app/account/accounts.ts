import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import { PERMISSION_TITLES } from '@oart/contract';
import type {
  AccountRequest,
  AccountView,
  AuditorScopeView,
  Permission,
  PermissionsChange,
  PermissionsRequest,
} from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { formatInstant } from '../dates/format-instant';
import type { Choice } from '../forms/choice-field';
import { choicesOf } from '../forms/choices-of';
import { asFactAct, choiceField, choicesField, dayField, textField } from '../staff-file/fact-act';
import type { FactAct, FactSection, FactValues } from '../staff-file/fact-act';

/** Accounts as their page shows them, and who looks. */
export interface AccountsOnFile {
  readonly accounts: readonly AccountView[];
  /** Part of what is looked for; empty where all are shown. */
  readonly search: string;
  /** What the list of accounts showed. */
  readonly seen: number;
  readonly people: readonly Choice[];
  readonly units: readonly Choice[];
  readonly treatmentSites: readonly Choice[];
  /** The reader, whose own accounts another administrator changes (I4). */
  readonly reader: {
    readonly accountId: string | undefined;
    readonly personId: string | undefined;
  };
  readonly zone: TimeZone;
}

/** The accounts whose sign-in name, holder or a permission has the words somewhere. */
export function accountsFound(
  accounts: readonly AccountView[],
  search: string,
): readonly AccountView[] {
  const part = search.toLowerCase();
  return accounts.filter(({ signInName, person, permissions }) =>
    [
      signInName,
      person?.displayName ?? '',
      ...permissions.map((permission) => PERMISSION_TITLES[permission]),
    ].some((words) => words.toLowerCase().includes(part)),
  );
}

const NOBODY = 'Nobody: a service or an administrator';

interface Given extends FactValues {
  readonly permissions: readonly string[];
  readonly auditorUntil: CalendarDay | null;
  // The limits of an auditor.
  readonly units: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
}

/** Every account with what it may do and when it was last used, and what may be done with it. */
export function accountSection(file: AccountsOnFile): FactSection {
  return {
    id: 'accounts',
    title: 'By sign-in name',
    columns: ['Sign-in name', 'Person', 'Permissions', 'Last signed in', 'State'],
    empty:
      file.search === ''
        ? 'There is no account.'
        : `No sign-in name, person or permission has “${file.search}” in it.`,
    rows: accountsFound(file.accounts, file.search).map((account) => ({
      id: account.id,
      cells: [
        account.signInName,
        account.person?.displayName ?? NOBODY,
        permissionsInWords(account, file),
        account.lastSignInAt === null
          ? 'Never'
          : formatInstant(account.lastSignInAt as Instant, file.zone),
        account.state === 'active' ? 'Open' : 'Closed',
      ],
      origin: '',
      isCorrected: false,
      ...actsOf(file, account),
    })),
    acts: [openAct(file)],
    recordedBy: null,
  };
}

function permissionsInWords(
  { permissions, auditorUntil, auditorScope }: AccountView,
  { units, treatmentSites }: AccountsOnFile,
): string {
  const titles = permissions.map((permission) => PERMISSION_TITLES[permission]).join(', ');
  if (auditorUntil === null) return titles === '' ? 'None' : titles;
  const open = `${titles}, to ${formatDay(auditorUntil as CalendarDay)}`;
  if (auditorScope === null) return open;
  const { from, until } = auditorScope;
  const limits = [
    ...namesOf(auditorScope.units, units),
    ...namesOf(auditorScope.treatmentSites, treatmentSites),
    ...(from === null ? [] : [`what happened from ${formatDay(from as CalendarDay)}`]),
    ...(until === null ? [] : [`what happened to ${formatDay(until as CalendarDay)}`]),
  ];
  return `${open}; only ${limits.join(', ')}`;
}

function namesOf(ids: readonly string[] | null, choices: readonly Choice[]): readonly string[] {
  return (ids ?? []).map((id) => choices.find((choice) => choice.id === id)?.title ?? id);
}

function actsOf(
  file: AccountsOnFile,
  account: AccountView,
): { readonly acts: readonly FactAct[]; readonly ownAct?: string } {
  const { reader } = file;
  const isOwn =
    account.id === reader.accountId ||
    (reader.personId !== undefined && account.person?.id === reader.personId);
  if (isOwn || account.state === 'closed') return { acts: [] };
  return { ownAct: 'One-time link', acts: [permissionsAct(file, account), closeAct(account)] };
}

function permissionFields(
  { units, treatmentSites }: AccountsOnFile,
  account: AccountView | null,
): FactAct<Given>['fields'] {
  const scope = account?.auditorScope ?? null;
  const limit = (
    label: string,
    name: string,
    value: readonly string[],
    choices: readonly Choice[],
  ) => choicesField(label, name, { value, choices, isOptional: true });
  const limitDay = (label: string, name: string, day: string | null) =>
    dayField(label, name, { value: day as CalendarDay | null, isOptional: true });
  return {
    permissions: choicesField('May', 'what the account may do', {
      value: account?.permissions ?? [],
      choices: choicesOf(PERMISSION_TITLES),
      isOptional: true,
    }),
    auditorUntil: dayField('Last day as an auditor', 'the last day', {
      value: (account?.auditorUntil ?? null) as CalendarDay | null,
      isOptional: true,
      hint: 'Of an auditor alone, at most a year from now; it ends with that day',
    }),
    units: limit('An auditor of these units only', 'the units', scope?.units ?? [], units),
    treatmentSites: limit(
      'An auditor of these treatment sites only',
      'the treatment sites',
      scope?.treatmentSites ?? [],
      treatmentSites,
    ),
    from: limitDay('An auditor of what happened from', 'the first day', scope?.from ?? null),
    until: limitDay('An auditor of what happened to', 'the last day', scope?.until ?? null),
  };
}

function permissionsOf({ permissions, auditorUntil, ...limits }: Given): PermissionsRequest {
  const auditorScope = auditorScopeOf(limits);
  return {
    permissions: permissions as readonly Permission[],
    ...(auditorUntil !== null && { auditorUntil }),
    ...(auditorScope !== null && { auditorScope }),
  };
}

/** Null where nothing limits the auditor. */
function auditorScopeOf({
  units,
  treatmentSites,
  from,
  until,
}: Pick<Given, 'units' | 'treatmentSites' | 'from' | 'until'>): AuditorScopeView | null {
  const scope = { units: orNull(units), treatmentSites: orNull(treatmentSites), from, until };
  return Object.values(scope).every((limit) => limit === null) ? null : scope;
}

const orNull = (ids: readonly string[]): readonly string[] | null =>
  ids.length === 0 ? null : ids;

/** Limits stand deeper in a request than in the form. */
const pointerInForm = (pointer: string): string => pointer.replace(/^\/auditorScope(?=\/)/, '');

function openAct(file: AccountsOnFile): FactAct {
  return asFactAct({
    title: 'Open an account',
    heading: 'Open an account',
    action: 'Open the account',
    address: '/api/accounts',
    fields: {
      personId: choiceField<string>('Person', 'the person', {
        value: '',
        choices: file.people,
        none: NOBODY,
      }),
      signInName: textField('Sign-in name', 'the sign-in name', {
        value: '',
        hint: 'Lower-case letters, digits, dots, hyphens, _ and @',
      }),
      ...permissionFields(file, null),
    },
    pointerInForm,
    request: ({ personId, signInName, ...given }): AccountRequest => ({
      ...permissionsOf(given),
      personId: personId === '' ? null : personId,
      signInName: signInName.trim(),
      initialPassword: null,
    }),
    follows: () => [
      'Nobody can sign in to it yet: make its one-time link, with which its holder sets the password.',
    ],
    recorded: ({ signInName }) => `The account ${signInName.trim()} is open.`,
  });
}

function permissionsAct(file: AccountsOnFile, account: AccountView): FactAct {
  return asFactAct({
    title: 'Permissions',
    heading: `What ${account.signInName} may do`,
    action: 'Set permissions',
    address: `/api/accounts/${account.id}/permissions`,
    fields: permissionFields(file, account),
    pointerInForm,
    request: (given): PermissionsChange => ({ ...permissionsOf(given), seen: file.seen }),
    follows: ({ permissions }) => {
      const given = permissionTitlesOf(permissions.filter((id) => !holds(account, id)));
      const taken = permissionTitlesOf(
        account.permissions.filter((id) => !permissions.includes(id)),
      );
      return [
        ...(given === '' ? [] : [`Gives: ${given}.`]),
        ...(taken === '' ? [] : [`Takes: ${taken}, from the next request on.`]),
      ];
    },
    recorded: () => `The permissions of ${account.signInName} are set.`,
  });
}

function closeAct(account: AccountView): FactAct {
  return asFactAct({
    title: 'Close',
    heading: `Close ${account.signInName}`,
    says: 'Its permissions and sessions end at once, for ever. What it did stays, and the person stays on file.',
    action: 'Close the account',
    address: `/api/accounts/${account.id}/close`,
    fields: {},
    request: () => ({}),
    follows: () => [],
    recorded: () => `The account ${account.signInName} is closed.`,
  });
}

const holds = ({ permissions }: AccountView, id: string): boolean =>
  permissions.some((permission) => permission === id);

function permissionTitlesOf(permissions: readonly string[]): string {
  return choicesOf(PERMISSION_TITLES)
    .filter(({ id }) => permissions.includes(id))
    .map(({ title }) => title)
    .join(', ');
}
