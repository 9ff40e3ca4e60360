import type { CalendarDay, Instant, TimeZone } from '@oart/competency';
import { PERMISSIONS, PERMISSION_TITLES } from '@oart/contract';
import type { AccountRequest, AccountView, Permission, PermissionsRequest } from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { formatInstant } from '../dates/format-instant';
import type { Choice } from '../forms/choice-field';
import { choicesOf } from '../forms/choices-of';
import { asFactAct, choiceField, choicesField, dayField, textField } from '../staff-file/fact-act';
import type { FactAct, FactSection, FactValues } from '../staff-file/fact-act';

/** Accounts as their page shows them, and who looks. */
export interface AccountsOnFile {
  readonly accounts: readonly AccountView[];
  readonly people: readonly Choice[];
  /** The reader, whose own accounts another administrator changes (I4). */
  readonly reader: {
    readonly accountId: string | undefined;
    readonly personId: string | undefined;
  };
  readonly zone: TimeZone;
}

interface Given extends FactValues {
  readonly permissions: readonly string[];
  readonly auditorUntil: CalendarDay | null;
}

/** Every account with what it may do and when it was last used, and what may be done with it. */
export function accountSection(file: AccountsOnFile): FactSection {
  return {
    id: 'accounts',
    title: 'By sign-in name',
    columns: ['Sign-in name', 'Person', 'Permissions', 'Last signed in', 'State'],
    empty: 'There is no account.',
    rows: file.accounts.map((account) => ({
      id: account.id,
      cells: [
        account.signInName,
        account.person?.displayName ?? 'Nobody: a service or an administrator',
        permissionsInWords(account),
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

function permissionsInWords({ permissions, auditorUntil }: AccountView): string {
  const titles = permissions.map((permission) => PERMISSION_TITLES[permission]).join(', ');
  if (auditorUntil === null) return titles === '' ? 'None' : titles;
  return `${titles}, to ${formatDay(auditorUntil as CalendarDay)}`;
}

function actsOf(
  { reader }: AccountsOnFile,
  account: AccountView,
): { readonly acts: readonly FactAct[]; readonly ownAct?: string } {
  const isOwn =
    account.id === reader.accountId ||
    (reader.personId !== undefined && account.person?.id === reader.personId);
  if (isOwn || account.state === 'closed') return { acts: [] };
  return { ownAct: 'One-time link', acts: [permissionsAct(account), closeAct(account)] };
}

function permissionFields(account: AccountView | null): FactAct<Given>['fields'] {
  return {
    permissions: {
      ...choicesField('May', 'what the account may do', {
        value: account?.permissions ?? [],
        choices: PERMISSIONS.map((id) => ({ id, title: PERMISSION_TITLES[id] })),
      }),
      isRequired: false,
    },
    auditorUntil: dayField('Last day as an auditor', 'the last day', {
      value: (account?.auditorUntil ?? null) as CalendarDay | null,
      isOptional: true,
      hint: 'Of an auditor alone, at most a year from now; it ends with that day',
    }),
  };
}

function permissionsOf({ permissions, auditorUntil }: Given): PermissionsRequest {
  return {
    permissions: permissions as readonly Permission[],
    ...(auditorUntil !== null && { auditorUntil }),
  };
}

function openAct({ people }: AccountsOnFile): FactAct {
  return asFactAct({
    title: 'Open an account',
    heading: 'Open an account',
    action: 'Open the account',
    address: '/api/accounts',
    fields: {
      personId: choiceField<string>('Person', 'the person', {
        value: '',
        choices: people,
        none: 'Nobody: a service or an administrator',
      }),
      signInName: textField('Sign-in name', 'the sign-in name', {
        value: '',
        hint: 'Lower-case letters, digits, dots, hyphens, _ and @',
      }),
      ...permissionFields(null),
    },
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

function permissionsAct(account: AccountView): FactAct {
  return asFactAct({
    title: 'Permissions',
    heading: `What ${account.signInName} may do`,
    action: 'Set permissions',
    address: `/api/accounts/${account.id}/permissions`,
    fields: permissionFields(account),
    request: permissionsOf,
    follows: ({ permissions }) => {
      const given = titlesOf(permissions.filter((id) => !holds(account, id)));
      const taken = titlesOf(account.permissions.filter((id) => !permissions.includes(id)));
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

function titlesOf(permissions: readonly string[]): string {
  const titles = choicesOf(PERMISSION_TITLES);
  return titles
    .filter(({ id }) => permissions.includes(id))
    .map(({ title }) => title)
    .join(', ');
}
