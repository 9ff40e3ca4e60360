import { distinctReasons, reasonsFor } from '@oart/competency';
import type { PersonFacts, StandingQuestion, TurnedCells } from '@oart/competency';
import { reasonView } from '@oart/contract';
import type { ChangeImpactView, LossView, Titles } from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { byName } from '../person/by-name.ts';
import { levelFor } from './reader.ts';

/** Somebody, and what a change turns for them. */
export interface ImpactOnFacts {
  readonly facts: PersonFacts;
  readonly impact: TurnedCells;
}

/** Whom a change concerns, by name, with the reasons that its reader may see (I15). */
export function changeImpactView(
  caller: Caller,
  impacts: readonly ImpactOnFacts[],
  titles: Titles,
): Omit<ChangeImpactView, 'ledgerIndex'> {
  const inOrder = impacts.toSorted((one, other) => byName(one.facts.person, other.facts.person));
  return {
    peopleHolding: impacts.filter(({ impact }) => impact.lost.length + impact.kept > 0).length,
    people: inOrder
      .filter(({ impact }) => impact.lost.length > 0)
      .map((each) => lossView(caller, each, titles)),
    regaining: inOrder
      .filter(({ impact }) => impact.regained.length > 0)
      .map(({ facts: { person }, impact }) => ({
        person: { id: person.id, displayName: person.displayName },
        regained: cellViews(impact.regained, titles),
      })),
  };
}

function lossView(
  caller: Caller,
  { facts: { person }, impact: { person: id, lost } }: ImpactOnFacts,
  titles: Titles,
): LossView {
  const reasons = distinctReasons(lost.flatMap((each) => each.reasons));
  return {
    person: { id, displayName: person.displayName },
    lost: cellViews(
      lost.map(({ question }) => question),
      titles,
    ),
    reasons: reasonsFor(levelFor(caller, id), reasons).map((reason) => reasonView(reason, titles)),
  };
}

/** A task at a treatment site once, with the units that it turned on, for whatever adaptation types. */
function cellViews(questions: readonly StandingQuestion[], titles: Titles): LossView['lost'] {
  const cells = Map.groupBy(questions, ({ task, treatmentSite }) => `${task}/${treatmentSite}`);
  return [...cells.values()].flatMap((asked) =>
    asked.slice(0, 1).map(({ task, treatmentSite }) => ({
      task,
      taskTitle: titles.task(task),
      treatmentSite,
      treatmentSiteTitle: titles.treatmentSite(treatmentSite),
      units: [...new Set(asked.map(({ unit }) => titles.unit(unit)))],
    })),
  );
}
