import type { FrameworkDocument, Instant, TimeZone } from '@oart/competency';
import type { PersonSummary, PerformedActProposal, UnitView } from '@oart/contract';
import { instantAtSite } from '../dates/site-time';
import type { Choice } from '../forms/choice-field';
import { choicesOf } from '../forms/choices-of';
import {
  choiceField,
  choicesField,
  numberField,
  siteTimeField,
  textField,
} from '../staff-file/fact-act';
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

/** What is known around an act that is to be recorded. */
export interface ActContext {
  readonly unit: UnitView;
  readonly task: Task;
  readonly document: FrameworkDocument;
  readonly people: readonly PersonSummary[];
  readonly caseReference: string;
  readonly readerId: string | undefined;
}

/** The tasks of which acts are recorded, as choices. */
export function tasksToRecord({ tasks }: FrameworkDocument): readonly Task[] {
  return tasks.filter(({ kind }) => kind !== 'protocol');
}

/** The structures that a task is about, each once. */
function structuresOf({ structureSets }: FrameworkDocument, { skills }: Task): readonly Choice[] {
  const sets = structureSets.filter(({ skill }) => skills.includes(skill));
  const all = sets.flatMap(({ structures }) => structures);
  return [...new Map(all.map(({ id, title }) => [id, { id, title }])).values()];
}

/** An act that took place, in a form that asks for what its task can have. It is recorded, whoever was entitled (I17). */
export function performedAct(context: ActContext): FactAct {
  const { unit, task, document, people, caseReference, readerId } = context;
  const { kind } = task;
  const persons = people.map(({ id, displayName }) => ({ id, title: displayName }));
  const outcomes = choicesOf(OUTCOMES[kind]);
  const types = unit.adaptationTypes.map((type) => ({
    id: type,
    title: type.replaceAll('-', ' '),
  }));
  return {
    title: 'Record',
    heading: task.title,
    action: 'Sign and record the act',
    address: '/api/performed-acts',
    fields: {
      caseReference: textField('Case', 'the case', {
        value: caseReference,
        hint: 'The department’s own reference: capital letters and digits',
      }),
      fraction: numberField('Fraction', 'the fraction', { value: null }),
      adaptationType: choiceField<string>('Adaptation type', 'the adaptation type', {
        value: types.length === 1 ? (types[0]?.id ?? '') : '',
        choices: types,
      }),
      actorId: choiceField<string>('Who performed it', 'who performed it', {
        value: readerId ?? '',
        choices: persons,
      }),
      supervisorId: choiceField<string>('Supervised by', 'the supervisor', {
        value: '',
        choices: persons,
        none: 'Nobody',
      }),
      performedAt: {
        ...siteTimeField('When', 'the time', {
          value: '',
          hint: `Time at ${unit.site}; empty for now`,
        }),
        isRequired: false,
      },
      outcome: choiceField<string>('Outcome', 'the outcome', {
        value: outcomes.length === 1 ? (outcomes[0]?.id ?? '') : '',
        choices: outcomes,
      }),
      ...(kind === 'select' && {
        selection: choiceField<string>('Plan selected', 'the plan', {
          value: '',
          choices: choicesOf({ adapted: 'Adapted', scheduled: 'Scheduled' }),
        }),
      }),
      ...(kind === 'dose-check' && {
        doseCheckResult: choiceField<string>('Result of the check', 'the result', {
          value: '',
          choices: choicesOf({
            'in-tolerance': 'In tolerance',
            'out-of-tolerance': 'Out of tolerance',
          }),
          none: 'No result',
        }),
      }),
      ...(kind === 'approve' && {
        correctedStructures: {
          ...choicesField('Structures corrected on review', 'the structures', {
            value: [],
            choices: structuresOf(document, task),
          }),
          isRequired: false,
        },
      }),
      ...((kind === 'dose-check' || kind === 'review') && {
        disposition: textField(
          kind === 'review' ? 'The concern, or a remark' : 'What was made of the result',
          'the words',
          { value: '', isLong: true, isOptional: true },
        ),
      }),
      explanation: textField('Why it is entered afterwards', 'the reason', {
        value: '',
        isLong: true,
        hint: 'For instance: nobody entitled was there, break-glass was not opened, done on paper in a downtime',
      }),
      incidentReference: textField('Incident reference', 'the incident reference', {
        value: '',
        isOptional: true,
      }),
    },
    request: (values) => requestOf(values, task, unit.timeZone as TimeZone),
    follows: () => [],
    recorded: () => 'The act is on file.',
  };
}

function requestOf(
  values: FactValues,
  task: Task,
  zone: TimeZone,
): Readonly<Record<keyof PerformedActProposal, unknown>> {
  const { correctedStructures = [], fraction, performedAt } = values;
  const said = (key: string): string | null => {
    const value = values[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  return {
    caseReference: said('caseReference'),
    fraction: fraction ?? null,
    task: task.id,
    adaptationType: said('adaptationType'),
    supervisorId: said('supervisorId'),
    outcome: said('outcome'),
    selection: said('selection'),
    correctedStructures,
    doseCheckResult: said('doseCheckResult'),
    disposition: said('disposition'),
    actorId: said('actorId'),
    performedAt: instantOf(performedAt, zone),
    explanation: said('explanation'),
    incidentReference: said('incidentReference'),
  };
}

/** Null where none is given; what is no time stays as it was typed, for the server to refuse. */
function instantOf(typed: FactValues[string] | undefined, zone: TimeZone): Instant | string | null {
  if (typeof typed !== 'string' || typed === '') return null;
  return instantAtSite(typed, zone) ?? typed;
}

/** A case under the department’s own reference, so that its acts can be recorded. */
export function caseAct(unit: UnitView, document: FrameworkDocument): FactAct {
  return {
    title: 'Record the case',
    heading: `Case on ${unit.name}`,
    action: 'Record case',
    address: '/api/cases',
    fields: {
      reference: textField('Reference of the case', 'the reference', {
        value: '',
        hint: 'Capital letters and digits; never a name, a number of a patient or a day of birth',
      }),
      treatmentSite: choiceField<string>('Treatment site', 'the treatment site', {
        value: '',
        choices: document.treatmentSites,
      }),
      fractionsPlanned: numberField('Fractions planned', 'the number of fractions', {
        value: null,
      }),
    },
    request: (values) => ({ ...values, unitId: unit.id }),
    follows: () => [],
    recorded: ({ reference }) => `Case ${String(reference)} is on file.`,
  };
}
