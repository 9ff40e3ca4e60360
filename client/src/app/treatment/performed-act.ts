import type { FrameworkDocument, Instant, TimeZone } from '@oart/competency';
import type { PerformedActProposal, UnitView } from '@oart/contract';
import { instantAtSite } from '../dates/site-time';
import { choiceField, numberField, siteTimeField, textField } from '../staff-file/fact-act';
import type { FactAct, FactValues } from '../staff-file/fact-act';
import {
  askedIn,
  fractionFields,
  offeredOf,
  outcomeFields,
  outcomeIn,
  peopleToChoose,
  saidIn,
} from './act-fields';
import type { ActContext } from './act-fields';

/** An act that took place, in a form that asks for what its task can have. It is recorded, whoever was entitled (I17). */
export function performedAct(context: ActContext): FactAct {
  const { unit, task, readerId, begun } = context;
  const persons = peopleToChoose(context);
  return {
    title: 'Record',
    heading: task.title,
    action: 'Sign and record the act',
    address: '/api/performed-acts',
    fields: {
      ...fractionFields(context),
      actorId: choiceField<string>('Who performed it', 'who performed it', {
        value: readerId ?? '',
        choices: persons,
      }),
      supervisorId: choiceField<string>('Supervised by', 'the supervisor', {
        value: offeredOf(persons, begun.supervisorId),
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
      ...outcomeFields(context),
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
    request: (values): Readonly<Record<keyof PerformedActProposal, unknown>> => ({
      ...askedIn(values, task),
      ...outcomeIn(values),
      actorId: saidIn(values, 'actorId'),
      supervisorId: saidIn(values, 'supervisorId'),
      performedAt: instantOf(values['performedAt'], unit.timeZone as TimeZone),
      explanation: saidIn(values, 'explanation'),
      incidentReference: saidIn(values, 'incidentReference'),
    }),
    follows: () => [],
    recorded: () => 'The act is on file.',
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
