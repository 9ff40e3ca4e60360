import type {
  CalendarDay,
  ConditionsDecision,
  RegistrationBody,
  RegistrationCheck,
  RegistrationStatus,
} from '@oart/competency';
import type {
  ConditionsDecisionRequest,
  OnFile,
  RegistrationCheckRequest,
  RegistrationCheckView,
} from '@oart/contract';
import type { Choice } from '../forms/choice-field';
import { formatDay } from '../dates/format-day';
import { choicesOf } from '../forms/choices-of';
import { REASON, choiceField, dayField, textField } from './fact-act';
import type { FactAct, FactSection } from './fact-act';
import { correcting, originOf, orNull, personOf, whoRecords, withEntry } from './staff-file';
import type { StaffFile } from './staff-file';
import { BODY_TITLES, OUTCOME_TITLES, STATUS_TITLES, VALIDITY_TITLES } from './staff-file-words';
import { whatFollows } from './what-follows';

type Check = RegistrationCheckView & OnFile;

/** What registers said, and what the entitler decided on conditions. */
export function registrationSection(file: StaffFile): FactSection {
  const checks = file.view.registrationChecks;
  const mayRecord = file.has('staffing-records') && !file.isOwn;
  const mayDecide = file.has('entitler') && !file.isOwn;
  return {
    id: 'registrations',
    title: 'Registration checks',
    columns: ['Register', 'Status', 'Valid', 'Checked'],
    empty: 'No register was looked at yet.',
    rows: checks.map((check) => {
      const isCorrected = check.correctedBy !== null;
      const isLatest = checks.findLast((each) => isOfOneRegister(each, check)) === check;
      return {
        id: check.id,
        cells: [
          `${registerOf(check)} ${check.number}`,
          statusOf(check),
          validityOf(check),
          `${formatDay(check.checkedOn as CalendarDay)}, ${check.source}`,
        ],
        origin: originOf(check, file),
        isCorrected,
        acts: [
          ...(mayRecord && isLatest && !isCorrected ? [checkAgain(file, check)] : []),
          ...(mayDecide && !isCorrected && check.status === 'conditions'
            ? [decideConditions(file, check)]
            : []),
          ...(mayRecord && !isCorrected ? [correctCheck(file, check)] : []),
        ],
      };
    }),
    acts: mayRecord ? [recordCheck(file)] : [],
    recordedBy: whoRecords(file, 'staffing-records', 'Staffing records'),
  };
}

const isOfOneRegister = (one: Check, other: Check): boolean =>
  one.body === other.body && one.part === other.part && one.number === other.number;

function recordCheck(file: StaffFile): FactAct {
  return checkAct(file, {
    title: 'Record a check',
    heading: `Register looked at for ${file.view.person.displayName}`,
    from: null,
    isCorrection: false,
  });
}

function checkAgain(file: StaffFile, check: Check): FactAct {
  return checkAct(file, {
    title: 'Checked again',
    heading: `${registerOf(check)} ${check.number} checked again`,
    from: check,
    isCorrection: false,
  });
}

function correctCheck(file: StaffFile, check: Check): FactAct {
  return checkAct(file, {
    title: 'Correct',
    heading: `Correct the check of ${formatDay(check.checkedOn as CalendarDay)}`,
    from: check,
    isCorrection: true,
  });
}

type CheckValues = {
  readonly body: RegistrationBody | '';
  readonly part: string;
  readonly number: string;
  readonly status: RegistrationStatus | '';
  readonly statusFrom: CalendarDay | null;
  readonly validity: RegistrationCheck['validity'] | '';
  readonly validUntil: CalendarDay | null;
  readonly checkedOn: CalendarDay | null;
  readonly source: string;
  readonly reason?: string;
};

function checkAct(
  file: StaffFile,
  {
    from,
    isCorrection,
    ...named
  }: {
    readonly title: string;
    readonly heading: string;
    readonly from: Check | null;
    readonly isCorrection: boolean;
  },
): FactAct {
  const today = file.moment.on;
  const corrects = isCorrection ? (from?.id ?? null) : null;
  const fields: FactAct<CheckValues>['fields'] = {
    body: choiceField<RegistrationBody>('Register', 'the register', {
      value: from?.body ?? '',
      choices: choicesOf(BODY_TITLES),
    }),
    part: choiceField<string>('Part of the register', 'the part', {
      value: from?.part ?? '',
      choices: partsOf(file),
      none: 'No part',
    }),
    number: textField('Registration number', 'the number', { value: from?.number ?? '' }),
    status: choiceField<RegistrationStatus>('Status', 'the status', {
      value: from?.status ?? 'active',
      choices: choicesOf(STATUS_TITLES),
    }),
    statusFrom: dayField('Status since', 'the day', {
      value: isCorrection ? day(from?.statusFrom) : null,
      isOptional: true,
      hint: 'Where the register gives a day. Otherwise it counts from the day of the check.',
    }),
    validity: choiceField<RegistrationCheck['validity']>('Validity', 'the validity', {
      value: from?.validity ?? 'fixed',
      choices: choicesOf(VALIDITY_TITLES),
    }),
    validUntil: dayField('Last valid day, or day the declaration is due', 'the last day', {
      value: day(from?.validUntil),
      isOptional: true,
    }),
    checkedOn: dayField('Looked at on', 'the day of the check', {
      value: isCorrection ? day(from?.checkedOn) : today,
      latest: today,
    }),
    source: textField('Where it was looked up', 'the source', {
      value: from?.source ?? 'Online register',
    }),
    ...(isCorrection && { reason: REASON }),
  };
  const checkIn = (values: CheckValues) => ({
    body: values.body as RegistrationBody,
    part: orNull(values.part),
    number: values.number.trim(),
    status: values.status as RegistrationStatus,
    statusFrom: values.statusFrom,
    validity: values.validity as RegistrationCheck['validity'],
    validUntil: values.validUntil,
    checkedOn: values.checkedOn ?? today,
    source: values.source.trim(),
  });
  const act: FactAct<CheckValues> = {
    ...named,
    action: isCorrection ? 'Correct the check' : 'Record the check',
    address: `/api/people/${file.view.person.id}/registration-checks`,
    fields,
    request: (values): RegistrationCheckRequest => ({
      ...checkIn(values),
      ...correcting(corrects, values.reason),
    }),
    follows(values) {
      if (values.body === '' || values.number === '') return [];
      const registrationChecks = withEntry(
        file.facts.registrationChecks,
        { ...checkIn(values), person: personOf(file) },
        corrects,
      );
      return [
        ...sanctionSentence(values.status, file),
        ...whatFollows(file, { ...file.facts, registrationChecks }),
      ];
    },
    recorded: ({ body, status, checkedOn }) =>
      `${body}: ${STATUS_TITLES[status as RegistrationStatus].toLowerCase()}, checked on ${formatDay(checkedOn ?? today)}, is on file for ${file.view.person.displayName}.`,
  };
  return act;
}

function decideConditions(file: StaffFile, check: Check): FactAct {
  const act: FactAct<{ readonly outcome: ConditionsDecision['outcome'] | '' }> = {
    title: 'Decide on conditions',
    heading: `Conditions on ${registerOf(check)} ${check.number}`,
    says: 'Until it is decided whether the conditions touch the scope, what needs this register is paused.',
    action: 'Record the decision',
    address: `/api/people/${file.view.person.id}/conditions-decisions`,
    fields: {
      outcome: choiceField('Decision', 'the decision', {
        value: '',
        choices: choicesOf(OUTCOME_TITLES),
      }),
    },
    request: ({ outcome }): ConditionsDecisionRequest => ({
      registrationCheckId: check.id,
      outcome: outcome as ConditionsDecision['outcome'],
    }),
    follows({ outcome }) {
      if (outcome === '') return [];
      const conditionsDecisions = withEntry(
        file.facts.conditionsDecisions,
        { person: personOf(file), registrationCheck: check.id, outcome },
        null,
      );
      return whatFollows(file, { ...file.facts, conditionsDecisions });
    },
    recorded: ({ outcome }) =>
      `Decided for ${file.view.person.displayName}: ${OUTCOME_TITLES[outcome as ConditionsDecision['outcome']].toLowerCase()}.`,
  };
  return act;
}

function sanctionSentence(status: RegistrationStatus | '', { view }: StaffFile): readonly string[] {
  const isSanction =
    status === 'interim-suspension' || status === 'suspended' || status === 'struck-off';
  return isSanction
    ? [`The gate refuses ${view.person.displayName} every task, whichever register a role needs.`]
    : [];
}

/** The parts that the framework asks for, and those on file. */
function partsOf({ document, view }: StaffFile): readonly Choice[] {
  const asked = document.roles
    .flatMap(({ prerequisites }) => prerequisites.flat())
    .flatMap((each) => (each.kind === 'registration' ? [each.part] : []));
  const onFile = view.registrationChecks.map(({ part }) => part);
  const parts = new Set([...asked, ...onFile].filter((part) => part !== null));
  return [...parts].sort().map((id) => ({ id, title: id.replaceAll('-', ' ') }));
}

function registerOf({ body, part }: Check): string {
  return part === null ? body : `${body} ${part.replaceAll('-', ' ')}`;
}

function statusOf({ status, statusFrom, conditionsDecision }: Check): string {
  const since = statusFrom === null ? '' : ` since ${formatDay(statusFrom as CalendarDay)}`;
  const decided =
    conditionsDecision === null
      ? ''
      : conditionsDecision === 'may-practise'
        ? ', decided: may practise'
        : ', decided: may not practise';
  return `${STATUS_TITLES[status]}${since}${decided}`;
}

function validityOf({ validity, validUntil }: Check): string {
  if (validUntil === null) return validity === 'continuous' ? 'Continuous' : '';
  const last = formatDay(validUntil as CalendarDay);
  return validity === 'continuous' ? `Declaration due ${last}` : `to ${last}`;
}

function day(known: string | null | undefined): CalendarDay | null {
  return (known ?? null) as CalendarDay | null;
}
