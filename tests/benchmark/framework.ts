import { addMonths, choiceImpacts, draftImpact, draftedDepartment } from '@oart/competency';
import type { DraftedDepartment, FrameworkDocument, PersonFacts } from '@oart/competency';
import { SeededDraw } from '../support/seeded-draw.ts';
import type { Figure } from './figure.ts';
import { benchMatrix } from './framework-matrix.ts';
import { timeRounds } from './rounds.ts';
import { FRAMEWORK, TODAY, sampleDepartment } from './sample-department.ts';
import { samplePerson } from './sample-person.ts';

const FACTS = 500;
const PEOPLE = 500;
const IMPACT_TARGET = 3000;
const MONTHS = 12;

/** A draft that asks more of every contouring record and of Mobius training: everybody is touched. */
const DRAFT: FrameworkDocument = {
  ...FRAMEWORK,
  number: 2,
  structureSets: FRAMEWORK.structureSets.map((set) => ({
    ...set,
    structures: set.structures.map((structure) => ({ ...structure, passMark: 98 })),
  })),
};

/** What changes of the framework cost, and the pages over everybody. */
export async function benchFramework(): Promise<readonly Figure[]> {
  return [...(await benchImpact()), ...(await benchMatrix())];
}

/** The rules alone, one thread. */
async function benchImpact(): Promise<readonly Figure[]> {
  const department = sampleDepartment();
  const everybody = Array.from({ length: PEOPLE }, (_, place) =>
    samplePerson(`aa-${place}`, FACTS, new SeededDraw(place)),
  );
  const ahead = { months: MONTHS, knownAt: FACTS };
  const drafted = () =>
    draftedDepartment(
      department,
      { document: { ...DRAFT }, effectiveFrom: TODAY },
      addMonths(TODAY, 3),
      ahead,
    );
  const impacts = everybody.map((facts) => draftImpact(drafted(), facts));
  const lost = impacts.filter(({ declared }) => declared.length > 0).length;
  if (lost < PEOPLE * 0.9) throw new Error(`The draft takes something from ${lost} people only`);
  return [
    {
      what: `impact of a draft on ${PEOPLE} people, ${MONTHS} months`,
      counted: `draftImpact() of everybody, each with 18 cells, facts in memory, and choiceImpacts(): before, as declared and with each of three choices, from timelines of ${MONTHS} months; ${lost} of ${PEOPLE} lose something; one thread`,
      target: IMPACT_TARGET,
      ...(await timeRounds({ warmUp: 1, measured: 5, seconds: 60 }, drafted, (asked) =>
        wholeImpact(asked, everybody),
      )),
    },
  ];
}

function wholeImpact(drafted: DraftedDepartment, everybody: readonly PersonFacts[]) {
  const impacts = everybody.map((facts) => draftImpact(drafted, facts));
  return choiceImpacts(drafted, impacts);
}
