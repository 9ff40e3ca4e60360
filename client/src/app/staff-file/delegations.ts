import { addDuration } from '@oart/competency';
import type { CalendarDay, FrameworkDocument, Instant, TimeZone } from '@oart/competency';
import type { DelegationRequest, DelegationView, PersonSummary, Titles } from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { formatDayAt } from '../dates/format-instant';
import { choiceField, choicesField, dayField, textField } from './fact-act';
import type { FactAct, FactSection } from './fact-act';
import { spanOf } from './staff-file';

/** What the page of delegations knows. */
export interface Delegated {
  readonly delegations: readonly DelegationView[];
  readonly people: readonly PersonSummary[];
  readonly document: FrameworkDocument;
  readonly titles: Titles;
  readonly today: CalendarDay;
  readonly zone: TimeZone;
  /** The reader, where a person stands behind the account. */
  readonly readerId: string | undefined;
  readonly mayDelegate: boolean;
}

/** Who may entitle whom, live first; nobody delegates to themselves (I4). */
export function delegationSection(file: Delegated): FactSection {
  const { delegations, titles, mayDelegate, zone } = file;
  const live = delegations.filter((each) => each.live);
  const over = delegations.filter((each) => !each.live);
  return {
    id: 'delegations',
    title: 'Delegations',
    columns: ['Number', 'Person', 'May entitle as', 'For', 'Days', 'Instrument', 'In force'],
    empty: 'Nobody may entitle anybody yet: no delegation was given.',
    rows: [...live, ...over].map((delegation) => ({
      id: delegation.id,
      cells: [
        delegation.number,
        nameOf(file, delegation.personId),
        delegation.roles.map((role) => titles.role(role)).join(', '),
        delegation.treatmentSites.map((site) => titles.treatmentSite(site)).join(', '),
        spanOf(delegation.from, delegation.until),
        delegation.instrument,
        delegation.live ? 'Yes' : 'No',
      ],
      origin: formatDayAt(delegation.recordedAt as Instant, zone),
      isCorrected: false,
      acts:
        mayDelegate && delegation.live && delegation.personId !== file.readerId
          ? [endDelegation(file, delegation)]
          : [],
    })),
    acts: mayDelegate ? [delegate(file)] : [],
    recordedBy: mayDelegate
      ? 'Nobody delegates to themselves, or ends a delegation of their own.'
      : 'Given and ended by people with the permission Employer’s representative.',
  };
}

type DelegationValues = {
  readonly personId: string;
  readonly roles: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
  readonly instrument: string;
};

function delegate(file: Delegated): FactAct {
  const { today, document, people, readerId } = file;
  const act: FactAct<DelegationValues> = {
    title: 'Delegate',
    heading: 'Who may entitle, as what and where',
    action: 'Record the delegation',
    address: '/api/delegations',
    fields: {
      personId: choiceField<string>('Person', 'the person', {
        value: '',
        choices: people
          .filter(({ id, inPost }) => inPost && id !== readerId)
          .map(({ id, displayName }) => ({ id, title: displayName })),
      }),
      roles: choicesField('May entitle as', 'at least one role', {
        value: [],
        choices: document.roles,
      }),
      treatmentSites: choicesField('For the treatment sites', 'at least one treatment site', {
        value: document.treatmentSites.map(({ id }) => id),
        choices: document.treatmentSites,
      }),
      from: dayField('First day', 'the first day', { value: today }),
      until: dayField('Last day', 'the last day', {
        value: addDuration(today, { years: 1, months: 0 }),
      }),
      instrument: textField('Reference of the written delegation', 'the reference', { value: '' }),
    },
    request: ({ from, until, instrument, ...values }): DelegationRequest => ({
      ...values,
      from: from ?? today,
      until: until ?? today,
      instrument: instrument.trim(),
    }),
    follows: ({ personId, until }) =>
      personId === '' || until === null
        ? []
        : [
            `${nameOf(file, personId)} may entitle others until ${formatDay(until)}, while in post; never themselves.`,
          ],
    recorded: ({ personId }) => `The delegation to ${nameOf(file, personId)} is on file.`,
  };
  return act;
}

function endDelegation(file: Delegated, { id, number, personId }: DelegationView): FactAct {
  const name = nameOf(file, personId);
  const act: FactAct = {
    title: 'End now',
    heading: `End ${number}`,
    says: `${name} may entitle nobody under ${number} from now on. What was granted under it stands.`,
    action: `End ${number} now`,
    address: `/api/delegations/${id}/end`,
    fields: {},
    request: () => ({}),
    follows: () => [],
    recorded: () => `${number} to ${name} has ended.`,
  };
  return act;
}

function nameOf({ people }: Delegated, id: string): string {
  return people.find((person) => person.id === id)?.displayName ?? 'Somebody not on file';
}
