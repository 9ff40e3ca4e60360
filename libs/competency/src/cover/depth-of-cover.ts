import { askedQuestion } from '../standing/circumstances.ts';
import type { CalendarDay, Instant } from '../calendar/day.ts';
import type { PersonId, UnitId } from '../person/ids.ts';
import type { Department } from '../standing/department.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { factsAsKnown } from '../standing/known.ts';
import { answerPerson, usableUntilOf } from '../standing/person-answer.ts';

/** How many people may take a task at a treatment site at an instant, and who goes next. */
export interface DepthOfCover {
  readonly task: string;
  readonly treatmentSite: string;
  readonly people: readonly PersonId[];
  /** The earliest last day among them: after it cover is one thinner if nothing more is recorded. */
  readonly thinsAfter: CalendarDay | null;
}

/**
 * Depth of cover for every task and treatment site of a unit at each instant asked about: now and in 30,
 * 60 or 90 days (`ui.md`). Tasks with one person are the single points of failure (scenario 56).
 */
export function depthOfCover(
  department: Department,
  unit: UnitId,
  people: readonly PersonFacts[],
  at: Instant,
  knownAt: number,
): readonly DepthOfCover[] {
  const known = people.map((facts) => factsAsKnown(facts, knownAt));
  const frameworks = department.frameworks.flatMap(({ document }) => document.tasks);
  const tasks = [...new Set(frameworks.map(({ id }) => id))];
  const sites = department.units.find(({ id }) => id === unit)?.treatmentSites ?? [];
  return tasks.flatMap((task) =>
    sites.flatMap((treatmentSite) => {
      const question = { task, treatmentSite, unit, adaptationType: null };
      const asked = askedQuestion(department, question, { at, knownAt });
      if (asked.kind === 'unknown') return [];
      const holders = known
        .map((facts) => ({ facts, answered: answerPerson(asked, facts) }))
        .filter(({ answered }) => answered.answer === 'yes');
      const ends = holders
        .map(({ facts, answered }) =>
          usableUntilOf(department, facts, asked.circumstances, answered, { at, knownAt }),
        )
        .filter((until) => until !== null)
        .map(({ day }) => day);
      return [
        {
          task,
          treatmentSite,
          people: holders.map(({ facts }) => facts.person.id as PersonId),
          thinsAfter: ends.sort()[0] ?? null,
        },
      ];
    }),
  );
}
