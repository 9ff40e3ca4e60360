import {
  TRANSITION_KINDS,
  addMonths,
  choiceImpacts,
  dayAt,
  distinctCells,
  distinctReasons,
  frameworkInForce,
  reasonsFor,
} from '@oart/competency';
import type {
  CalendarDay,
  DraftImpact,
  DraftLoss,
  DraftedDepartment,
  Instant,
  PersonFacts,
  PersonId,
} from '@oart/competency';
import { reasonView, titlesOf } from '@oart/contract';
import type {
  FrameworkImpactView,
  ImpactOnPersonView,
  Titles,
  TransitionChoiceView,
} from '@oart/contract';
import type { Caller } from '../http/caller.ts';
import { levelFor } from '../standing/reader.ts';

type Named = (person: PersonId) => ImpactOnPersonView['person'];

/** The impact of a draft with names and sentences as the reader may see them (I15), the earliest first. */
export function frameworkImpactView(
  caller: Caller,
  drafted: DraftedDepartment,
  impacts: readonly DraftImpact[],
  everybody: readonly PersonFacts[],
): FrameworkImpactView {
  const { draft, before, knownAt, months } = drafted;
  const names = new Map<string, string>(
    everybody.map(({ person }) => [person.id, person.displayName]),
  );
  const named: Named = (id) => ({ id, displayName: names.get(id) ?? id });
  const titles = titlesOf(draft.document, before.units);
  const people = impacts.flatMap(({ person, declared }) =>
    lossesByDay(caller, drafted, named(person), declared, titles),
  );
  return {
    effectiveFrom: draft.effectiveFrom,
    until: addMonths(draft.effectiveFrom, months),
    ledgerIndex: knownAt,
    comparedWith:
      frameworkInForce(before.frameworks, draft.effectiveFrom, knownAt)?.document.number ?? null,
    peopleLookedAt: everybody.length,
    people: people.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)),
    choices: choicesOf(drafted, impacts, named, titles),
  };
}

function lossesByDay(
  caller: Caller,
  drafted: DraftedDepartment,
  person: ImpactOnPersonView['person'],
  losses: readonly DraftLoss[],
  titles: Titles,
): readonly ImpactOnPersonView[] {
  const days = new Map<CalendarDay, DraftLoss[]>();
  for (const loss of losses) {
    const on = dayOf(drafted, loss.question.unit, loss.at);
    days.set(on, [...(days.get(on) ?? []), loss]);
  }
  return [...days].map(([on, lost]) => ({
    person,
    on,
    lost: distinctCells(lost.map(({ question }) => question)).map(
      ({ task, treatmentSite, unit }) => ({
        task,
        taskTitle: titles.task(task),
        treatmentSite,
        treatmentSiteTitle: titles.treatmentSite(treatmentSite),
        unit: { id: unit, name: titles.unit(unit) },
      }),
    ),
    reasons: reasonsFor(
      levelFor(caller, person.id as PersonId),
      distinctReasons(lost.flatMap(({ reasons }) => reasons)),
    ).map((reason) => reasonView(reason, titles)),
  }));
}

function choicesOf(
  drafted: DraftedDepartment,
  impacts: readonly DraftImpact[],
  named: Named,
  titles: Titles,
): readonly TransitionChoiceView[] {
  const { transitions } = drafted.draft.document;
  return choiceImpacts(drafted, impacts).map(({ requirement, deadline, lost }) => ({
    requirement: requirement.id,
    title: `${titles.role(requirement.role)}, ${titles.skill(requirement.skill)}`,
    declared: transitions.find((each) => each.requirement === requirement.id)?.rule.kind ?? null,
    deadline,
    choices: TRANSITION_KINDS.map((kind) => ({
      kind,
      people: lost[kind].map(({ person, unit, at }) => ({
        person: named(person),
        on: dayOf(drafted, unit, at),
      })),
    })),
  }));
}

/** The day at the unit; every unit that lost something is on file. */
function dayOf({ before, draft }: DraftedDepartment, unitId: string, at: Instant): CalendarDay {
  const unit = before.units.find(({ id }) => id === unitId);
  return unit === undefined ? draft.effectiveFrom : dayAt(at, unit.timeZone);
}
