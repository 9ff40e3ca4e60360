import type { PolicyDocument } from '@oart/competency';
import type { BreakGlassProposal, ActProposal } from '@oart/contract';
import { choiceField, numberField, textField } from '../staff-file/fact-act';
import type { FactAct, FactValues } from '../staff-file/fact-act';
import {
  askedIn,
  doseCheckFields,
  fractionFields,
  offeredOf,
  outcomeFields,
  outcomeIn,
  peopleToChoose,
  saidIn,
} from './act-fields';
import type { ActContext } from './act-fields';

/** The kinds of task whose acts void those of every later step (F21). */
const VOIDING: readonly string[] = ['edit', 'select'];

const WHAT_IS_VOIDED =
  'What was approved, selected or agreed after this step no longer stands and is done again.';

/**
 * An act signed now by whoever performs it: the gate is asked, and asked again as it is signed (I2). Under an
 * open break-glass nobody supervises it.
 */
export function consoleAct(context: ActContext, breakGlassId: string | null): FactAct {
  const { task, begun } = context;
  const supervisors = othersThanReader(context);
  return {
    title: 'Sign',
    heading: task.title,
    action: `Sign: ${task.title}`,
    address: '/api/acts',
    fields: {
      ...fractionFields(context),
      ...(breakGlassId === null && {
        supervisorId: choiceField<string>('Supervised by', 'the supervisor', {
          value: offeredOf(supervisors, begun.supervisorId),
          choices: supervisors,
          none: 'Nobody: I act alone',
        }),
      }),
      ...outcomeFields(context),
    },
    request: (values): Readonly<Record<keyof ActProposal, unknown>> => ({
      ...askedIn(values, task),
      ...outcomeIn(values),
      supervisorId: saidIn(values, 'supervisorId'),
      breakGlassId,
    }),
    besides(values) {
      const supervisor = saidIn(values, 'supervisorId');
      if (supervisor === null) return null;
      return {
        address: '/api/acts/supervision/challenge',
        field: 'supervisorSignature',
        name: nameOf(context, supervisor),
        // Whoever is entitled in their own right signs alone; the hands of the one named are on file all the same.
        needlessAt: '/supervisorId',
      };
    },
    follows: () => (VOIDING.includes(task.kind) ? [WHAT_IS_VOIDED] : []),
    recorded: (values) => `${task.title}, ${fractionIn(values)}: the act is on file.`,
  };
}

/** Break-glass for one task in one fraction, signed by two people (I16); the act itself is signed after it. */
export function breakGlassAct(
  context: ActContext,
  { breakGlass: { longestMinutes, reviewWorkingDays } }: PolicyDocument,
): FactAct {
  const { task } = context;
  return {
    title: 'Open break-glass',
    heading: task.title,
    action: 'Open break-glass',
    address: '/api/break-glass',
    fields: {
      ...fractionFields(context),
      ...doseCheckFields(context),
      reason: textField('Why it cannot wait for somebody entitled', 'the reason', {
        value: '',
        isLong: true,
      }),
      secondPersonId: choiceField<string>('Second person', 'the second person', {
        value: '',
        choices: othersThanReader(context),
        hint: 'Beside you now, entitled at this treatment site, and without a part in this fraction',
      }),
      minutes: numberField('Open for (minutes)', 'the minutes', {
        value: longestMinutes,
        hint: `At most ${String(longestMinutes)}`,
      }),
    },
    request: (values): Readonly<Record<keyof BreakGlassProposal, unknown>> => ({
      ...askedIn(values, task),
      secondPersonId: saidIn(values, 'secondPersonId'),
      reason: saidIn(values, 'reason'),
      minutes: values['minutes'] ?? null,
    }),
    besides: (values) => ({
      address: '/api/break-glass/second-person/challenge',
      field: 'secondSignature',
      name: nameOf(context, saidIn(values, 'secondPersonId') ?? ''),
    }),
    follows: (values) => [
      `You sign the act itself within ${String(values['minutes'])} minutes, or it is over.`,
      'The head of physics is told, and it is counted in the report of the month.',
      `A third person, with no part in it, reviews it within ${workingDays(reviewWorkingDays)}.`,
      'It does not count as recent practice.',
    ],
    recorded: (values) => `Break-glass is open for ${fractionIn(values)}.`,
  };
}

function othersThanReader(context: ActContext) {
  return peopleToChoose(context).filter(({ id }) => id !== context.readerId);
}

function nameOf({ people }: ActContext, id: string): string {
  return people.find((person) => person.id === id)?.displayName ?? 'the other person';
}

function fractionIn(values: FactValues): string {
  return `case ${saidIn(values, 'caseReference') ?? ''}, fraction ${String(values['fraction'])}`;
}

function workingDays(count: number): string {
  return count === 1 ? '1 working day' : `${String(count)} working days`;
}
