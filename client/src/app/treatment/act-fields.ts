import type { FrameworkDocument } from '@oart/competency';
import type { PersonSummary, UnitView } from '@oart/contract';
import type { Choice } from '../forms/choice-field';
import { choicesOf } from '../forms/choices-of';
import { choiceField, choicesField, numberField, textField } from '../staff-file/fact-act';
import type { FactAct, FactValues } from '../staff-file/fact-act';

type Task = FrameworkDocument['tasks'][number];

/** What each kind of task can come to; a protocol is approved elsewhere. */
const OUTCOMES: Readonly<Record<Task['kind'], Readonly<Record<string, string>>>> = {
  edit: { changed: 'Changed', 'no-change-needed': 'Reviewed, no change needed' },
  approve: { approved: 'Approved' },
  select: { selected: 'Selected' },
  agree: { agreed: 'Agreed' },
  'dose-check': { approved: 'Approved' },
  protocol: {},
  review: { reviewed: 'Reviewed', concern: 'A concern' },
  support: { reviewed: 'Support given' },
};

const DOSE_CHECK_RESULTS = {
  'in-tolerance': 'In tolerance',
  'out-of-tolerance': 'Out of tolerance',
} as const;

/** What an address may say of an act, beside its unit, its task and its fraction. */
type Stated =
  'adaptationType' | 'doseCheckResult' | 'disposition' | 'supervisorId' | 'outcome' | 'selection';

/** What is known of an act before anything is filled in; '' where nothing is. */
export type BegunAct = Readonly<Record<'caseReference' | 'fraction' | Stated, string>>;

/** What is known around an act. */
export interface ActContext {
  readonly unit: UnitView;
  readonly task: Task;
  readonly document: FrameworkDocument;
  readonly people: readonly PersonSummary[];
  readonly begun: BegunAct;
  readonly readerId: string | undefined;
}

/** The tasks of which acts are recorded, as choices. */
export function tasksToRecord({ tasks }: FrameworkDocument): readonly Task[] {
  return tasks.filter(({ kind }) => kind !== 'protocol');
}

export function peopleToChoose({ people }: ActContext): readonly Choice[] {
  return people.map(({ id, displayName }) => ({ id, title: displayName }));
}

/** The fraction that an act is of. */
export function fractionFields({ unit, begun }: ActContext): FactAct['fields'] {
  const types = unit.adaptationTypes.map((type) => ({
    id: type,
    title: type.replaceAll('-', ' '),
  }));
  const only = types.length === 1 ? types[0]?.id : undefined;
  return {
    caseReference: textField('Case', 'the case', {
      value: begun.caseReference,
      hint: 'The department’s own reference: capital letters and digits',
    }),
    fraction: numberField('Fraction', 'the fraction', {
      value: begun.fraction === '' ? null : Number(begun.fraction),
    }),
    adaptationType: choiceField<string>('Adaptation type', 'the adaptation type', {
      value: offeredOf(types, begun.adaptationType, only),
      choices: types,
    }),
  };
}

/** What came of an act, as far as its task can have it. */
export function outcomeFields(context: ActContext): FactAct['fields'] {
  const { task, document, begun } = context;
  const outcomes = choicesOf(OUTCOMES[task.kind]);
  const selections = choicesOf({ adapted: 'Adapted', scheduled: 'Scheduled' });
  return {
    outcome: choiceField<string>('Outcome', 'the outcome', {
      value: outcomes.length === 1 ? (outcomes[0]?.id ?? '') : offeredOf(outcomes, begun.outcome),
      choices: outcomes,
    }),
    ...(task.kind === 'select' && {
      selection: choiceField<string>('Plan selected', 'the plan', {
        value: offeredOf(selections, begun.selection),
        choices: selections,
      }),
    }),
    ...(task.kind === 'approve' && {
      correctedStructures: choicesField('Structures corrected on review', 'the structures', {
        value: [],
        choices: structuresOf(document, task),
        isOptional: true,
      }),
    }),
    ...doseCheckFields(context),
    ...(task.kind === 'review' && {
      disposition: textField('The concern, or a remark', 'the words', {
        value: begun.disposition,
        isLong: true,
        isOptional: true,
      }),
    }),
  };
}

/** What the gate has to know of the independent check before somebody approves it (F24). */
export function doseCheckFields({ task, begun }: ActContext): FactAct['fields'] {
  if (task.kind !== 'dose-check') return {};
  const results = choicesOf(DOSE_CHECK_RESULTS);
  return {
    doseCheckResult: choiceField<string>('Result of the check', 'the result', {
      value: offeredOf(results, begun.doseCheckResult),
      choices: results,
      none: 'No result',
    }),
    disposition: textField('What was made of the result', 'the words', {
      value: begun.disposition,
      isLong: true,
      isOptional: true,
    }),
  };
}

/** The part of a request that says which fraction, and what the gate is asked about it. */
export function askedIn(values: FactValues, task: Task) {
  return {
    caseReference: saidIn(values, 'caseReference'),
    fraction: values['fraction'] ?? null,
    task: task.id,
    adaptationType: saidIn(values, 'adaptationType'),
    doseCheckResult: saidIn(values, 'doseCheckResult'),
    disposition: saidIn(values, 'disposition'),
  };
}

/** The part of a request that says what came of it. */
export function outcomeIn(values: FactValues) {
  const { correctedStructures = [] } = values;
  return {
    outcome: saidIn(values, 'outcome'),
    selection: saidIn(values, 'selection'),
    correctedStructures,
  };
}

/** A choice that was made before, where it is still offered. */
export function offeredOf(choices: readonly Choice[], made: string, otherwise = ''): string {
  return choices.some(({ id }) => id === made) ? made : otherwise;
}

/** What was typed or chosen; null where it was nothing. */
export function saidIn(values: FactValues, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The structures that a task is about, each once. */
function structuresOf({ structureSets }: FrameworkDocument, { skills }: Task): readonly Choice[] {
  const sets = structureSets.filter(({ skill }) => skills.includes(skill));
  const all = sets.flatMap(({ structures }) => structures);
  return [...new Map(all.map(({ id, title }) => [id, { id, title }])).values()];
}
