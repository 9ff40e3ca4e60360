import { addDays } from '@oart/competency';
import type { Absence, CalendarDay } from '@oart/competency';
import type { AbsenceRequest, AbsenceView, OnFile } from '@oart/contract';
import { formatDay } from '../dates/format-day';
import { choicesOf } from '../forms/choices-of';
import { REASON, choiceField, dayField } from './fact-act';
import type { FactAct, FactField, FactSection } from './fact-act';
import { correcting, originOf, whoRecords } from './staff-file';
import type { StaffFile } from './staff-file';
import { CATEGORY_TITLES } from './staff-file-words';

type Away = AbsenceView & OnFile;

/** Absences and returns: a category, never a diagnosis. */
export function absenceSection(file: StaffFile): FactSection {
  const { absences } = file.view;
  const mayRecord = file.has('staffing-records') && !file.isOwn;
  const isAway = absences.some((each) => each.correctedBy === null && each.returnedOn === null);
  return {
    id: 'absences',
    title: 'Absences',
    columns: ['Away', 'Category'],
    empty: 'No absence was recorded.',
    rows: absences.map((absence) => ({
      id: absence.id,
      cells: [awayIn(absence), CATEGORY_TITLES[absence.category]],
      origin: originOf(absence, file),
      isCorrected: absence.correctedBy !== null,
      acts:
        mayRecord && absence.correctedBy === null
          ? [
              ...(absence.returnedOn === null ? [recordReturn(file, absence)] : []),
              correctAbsence(file, absence),
            ]
          : [],
    })),
    acts: mayRecord && !isAway ? [recordAbsence(file)] : [],
    recordedBy: whoRecords(file, 'staffing-records', 'Staffing records'),
  };
}

type AbsenceValues = {
  readonly from: CalendarDay | null;
  readonly returnedOn: CalendarDay | null;
  readonly category: Absence['category'] | '';
  readonly reason?: string;
};

function recordAbsence(file: StaffFile): FactAct {
  return absenceAct(file, null, {
    title: 'Record an absence',
    heading: `Absence of ${file.view.person.displayName}`,
    action: 'Record the absence',
    fields: absenceFields(file, null),
  });
}

function correctAbsence(file: StaffFile, absence: Away): FactAct {
  return absenceAct(file, absence, {
    title: 'Correct',
    heading: 'Correct this absence',
    action: 'Correct the absence',
    fields: { ...absenceFields(file, absence), reason: REASON },
  });
}

const firstDayBack = (value: CalendarDay | null): FactField<CalendarDay | null> =>
  dayField('First day back', 'the first day back', {
    value,
    isOptional: true,
    hint: 'Empty while it is not known.',
  });

function absenceFields(file: StaffFile, absence: Away | null): FactAct<AbsenceValues>['fields'] {
  return {
    from: dayField('First day away', 'the first day away', {
      value: (absence?.from as CalendarDay | undefined) ?? file.moment.on,
    }),
    returnedOn: firstDayBack((absence?.returnedOn ?? null) as CalendarDay | null),
    category: choiceField<Absence['category']>('Category', 'the category', {
      value: absence?.category ?? 'leave',
      choices: choicesOf(CATEGORY_TITLES),
    }),
  };
}

function absenceAct(
  file: StaffFile,
  corrected: Away | null,
  named: Pick<FactAct<AbsenceValues>, 'title' | 'heading' | 'action' | 'fields'>,
): FactAct {
  const today = file.moment.on;
  const act: FactAct<AbsenceValues> = {
    ...named,
    address: `/api/people/${file.view.person.id}/absences`,
    request: ({ from, returnedOn, category, reason }): AbsenceRequest => ({
      from: from ?? today,
      returnedOn,
      category: category as Absence['category'],
      ...correcting(corrected?.id ?? null, reason),
    }),
    follows: ({ from, returnedOn }) => absenceFollows(file, from ?? today, returnedOn),
    recorded: ({ from, returnedOn }) =>
      `${file.view.person.displayName} is recorded as away ${awayIn({ from: from ?? today, returnedOn })}.`,
  };
  return act;
}

function recordReturn(file: StaffFile, { id, from, category }: Away): FactAct {
  const today = file.moment.on;
  const act: FactAct<{ readonly returnedOn: CalendarDay | null }> = {
    title: 'Record the return',
    heading: `${file.view.person.displayName} is back`,
    action: 'Record the return',
    address: `/api/people/${file.view.person.id}/absences`,
    fields: { returnedOn: dayField('First day back', 'the first day back', { value: today }) },
    request: ({ returnedOn }): AbsenceRequest => ({ from, returnedOn, category, supersedes: id }),
    follows: ({ returnedOn }) =>
      returnedOn === null ? [] : absenceFollows(file, from as CalendarDay, returnedOn),
    recorded: ({ returnedOn }) =>
      `The return of ${file.view.person.displayName} on ${formatDay(returnedOn ?? today)} is on file.`,
  };
  return act;
}

/** How long an absence warns and asks for a supervised return is the department's policy (domain.md 10.8). */
function absenceFollows(
  { view, policy }: StaffFile,
  from: CalendarDay,
  returnedOn: CalendarDay | null,
): readonly string[] {
  const { displayName } = view.person;
  const { warnDays, supervisedReturnDays, returnFractions } = policy.absence;
  const first = formatDay(from);
  const supervisedFrom = addDays(from, supervisedReturnDays);
  const supervised = `${displayName} works under supervision after it, until ${String(returnFractions)} supervised fractions and a reassessment`;
  if (returnedOn === null) {
    return [
      `The gate refuses ${displayName} every task from ${first} until the return is recorded.`,
      `Back on ${formatDay(supervisedFrom)} or later, ${supervised}.`,
    ];
  }
  if (returnedOn <= from) return [];
  const away = `The gate refuses ${displayName} every task from ${first} to ${formatDay(addDays(returnedOn, -1))}.`;
  if (returnedOn >= supervisedFrom) {
    return [away, `That is ${String(supervisedReturnDays)} days or more: ${supervised}.`];
  }
  if (returnedOn >= addDays(from, warnDays)) {
    return [away, `That is ${String(warnDays)} days or more: a notice says so.`];
  }
  return [away];
}

function awayIn({ from, returnedOn }: Pick<AbsenceView, 'from' | 'returnedOn'>): string {
  const first = formatDay(from as CalendarDay);
  return returnedOn === null
    ? `from ${first}, not back yet`
    : `from ${first}, back on ${formatDay(returnedOn as CalendarDay)}`;
}
