import {
  addDays,
  compileTimeline,
  coverOfPerson,
  depthOfCover,
  questionsOf,
  standing,
} from '@oart/competency';
import type { Department, PersonFacts, StandingQuestion } from '@oart/competency';
import { SeededDraw } from '../support/seeded-draw.ts';
import { DepartmentOnCores } from './department-on-cores.ts';
import type { WayOfAnswering } from './department-worker.ts';
import type { Figure } from './figure.ts';
import { timeRounds } from './rounds.ts';
import { TODAY, sampleDepartment } from './sample-department.ts';
import { instantOn } from './sample-ledger.ts';
import { countFacts, samplePerson } from './sample-person.ts';

const FACTS = 500;
const PEOPLE = 500;
const CORES = 2;
const DIRECT_TARGET = 2;
const TIMELINE_TARGET = 10;
const DEPARTMENT_TARGET = 300;
const YEAR = 365;
const NOW = instantOn(TODAY, '11:00');
const AS_OF = { at: NOW, knownAt: FACTS };

/** What one round of one person works on: copies, so that nothing remembered from the last round helps. */
interface FreshlyRead {
  readonly department: Department;
  readonly facts: PersonFacts;
}

/** Measures the rules alone: no database, no network, facts in memory (targets of the rules' issue). */
export async function benchRules(): Promise<readonly Figure[]> {
  const department = sampleDepartment();
  const facts = samplePerson('aa-1', FACTS, new SeededDraw(1));
  const all = questionsOf(department);
  const cells = all.filter(({ adaptationType }) => adaptationType !== null);
  checkSample(department, facts, cells);
  const fresh = (): FreshlyRead => structuredClone({ department, facts });
  return [
    await oneCell(fresh, cells),
    await allCells(fresh(), cells),
    await allCellsJustRead(fresh, cells),
    await timeline(fresh, all, 0),
    await timeline(fresh, all, YEAR),
    ...(await wholeDepartment(cells.length)),
    await yearOfCover(department),
  ];
}

/** @throws when the sample stops being what the figures say it is. */
function checkSample(
  department: Department,
  facts: PersonFacts,
  cells: readonly StandingQuestion[],
): void {
  const rows = countFacts(facts);
  const yes = cells.filter((cell) => standing(department, facts, cell, AS_OF).answer === 'yes');
  if (rows !== FACTS || yes.length !== 18) {
    throw new Error(`The sample person has ${rows} facts and ${yes.length} of 18 cells to yes`);
  }
}

async function oneCell(
  fresh: () => FreshlyRead,
  cells: readonly StandingQuestion[],
): Promise<Figure> {
  return {
    what: 'one person, one cell',
    counted: `standing() of one of ${cells.length} cells in turn, ${FACTS} facts just read (nothing remembered), last usable day included`,
    target: DIRECT_TARGET,
    ...(await timeRounds(
      { warmUp: 900, measured: 301, seconds: 20 },
      (round) => ({ ...fresh(), cell: cells[round % cells.length] }),
      ({ department, facts, cell }) =>
        cell === undefined ? null : standing(department, facts, cell, AS_OF),
    )),
  };
}

/** Facts just read: every index over them is built anew. */
async function allCellsJustRead(
  fresh: () => FreshlyRead,
  cells: readonly StandingQuestion[],
): Promise<Figure> {
  return {
    what: 'one person, all cells, facts just read',
    counted: `standing() of all ${cells.length} cells (10 tasks x 3 treatment sites x 1 unit x 1 adaptation type), 18 of them yes, ${FACTS} facts just read`,
    target: null,
    ...(await timeRounds(
      { warmUp: 300, measured: 101, seconds: 20 },
      fresh,
      ({ department, facts }) => {
        for (const cell of cells) standing(department, facts, cell, AS_OF);
      },
    )),
  };
}

/** Facts in memory, as the product holds them; every round asks about another instant of the half year ahead. */
async function allCells(
  { department, facts }: FreshlyRead,
  cells: readonly StandingQuestion[],
): Promise<Figure> {
  const rounds = { warmUp: 300, measured: 301, seconds: 20 };
  return {
    what: 'one person, all cells',
    counted: `the same, ${FACTS} facts in memory, at an instant not asked about before, within half a year from today`,
    target: DIRECT_TARGET,
    ...(await timeRounds(
      rounds,
      (round) => instantOn(addDays(TODAY, (round * 37) % 180), timeOfRound(round)),
      (at) => {
        for (const cell of cells) standing(department, facts, cell, { at, knownAt: FACTS });
      },
    )),
  };
}

/** Another minute of the day each round, so that no two rounds ask about one instant. */
function timeOfRound(round: number): string {
  const hour = 6 + Math.floor(round / 60);
  return `${`${hour}`.padStart(2, '0')}:${`${round % 60}`.padStart(2, '0')}`;
}

async function timeline(
  fresh: () => FreshlyRead,
  questions: readonly StandingQuestion[],
  daysBack: number,
): Promise<Figure> {
  const from = instantOn(addDays(TODAY, -daysBack), '00:00');
  const until = instantOn(addDays(TODAY, YEAR), '00:00');
  const span = daysBack === 0 ? 'the year ahead' : 'a year back and ahead';
  return {
    what: `timeline, ${span}`,
    counted: `compileTimeline() of all ${questions.length} questions (each cell, and each with all adaptation types at once) over ${span}, ${FACTS} facts just read`,
    target: daysBack === 0 ? TIMELINE_TARGET : null,
    ...(await timeRounds(
      { warmUp: 60, measured: 31, seconds: 15 },
      fresh,
      ({ department, facts }) => compileTimeline(department, facts, { from, until }, FACTS),
    )),
  };
}

/** Timelines in memory, as the product keeps them; every round begins at another instant of today. */
async function yearOfCover(department: Department): Promise<Figure> {
  const [unit] = department.units;
  if (unit === undefined) throw new Error('The sample department has no unit');
  const span = {
    from: instantOn(TODAY, '00:00'),
    until: instantOn(addDays(TODAY, YEAR), '00:00'),
  };
  const began = performance.now();
  const timelines = Array.from({ length: PEOPLE }, (_, place) =>
    coverOfPerson(
      department,
      unit.id,
      samplePerson(`aa-${place}`, FACTS, new SeededDraw(place)),
      span,
      FACTS,
    ),
  );
  const compiled = ((performance.now() - began) / 1000).toFixed(1);
  return {
    what: `depth of cover of ${PEOPLE} people, the year ahead`,
    counted: `depthOfCover() of all tasks and treatment sites of a unit with every change in a year, from timelines in memory; one thread (drawing the people and compiling took ${compiled} s)`,
    target: DEPARTMENT_TARGET,
    ...(await timeRounds(
      { warmUp: 3, measured: 31, seconds: 15 },
      (round) => ({ ...span, from: instantOn(TODAY, timeOfRound(round)) }),
      (asked) => depthOfCover(department, unit.id, timelines, asked, FACTS),
    )),
  };
}

/** Days from today asked about in turn, each at another time of day: no instant is asked about twice. */
const AHEAD = [0, 30, 7, 90, 180, 60, 14, 120, 150] as const;
const BACK = [-7, -30, -90, -180, -60, -14, -120, -270, -360] as const;

/** The same people, about today and later days and then about past ones, where more was still to come. */
async function wholeDepartment(cells: number): Promise<readonly Figure[]> {
  const department = await DepartmentOnCores.open(CORES, PEOPLE, FACTS);
  const first = async (way: WayOfAnswering): Promise<string> => {
    const began = performance.now();
    await department.answerAt({ at: NOW, way });
    return ((performance.now() - began) / 1000).toFixed(1);
  };
  const asking = async (
    when: string,
    days: readonly number[],
    way: WayOfAnswering,
    { target, counted }: Pick<Figure, 'target' | 'counted'>,
  ): Promise<Figure> => ({
    what: `${PEOPLE} people, all cells, ${when}, ${way}`,
    counted: `${PEOPLE} people x ${cells} cells at an instant not asked about before, ${when}; ${FACTS} facts each, in memory; wall time on ${CORES} worker threads; ${counted}`,
    target,
    ...(await timeRounds(
      { warmUp: 1, measured: days.length - 1, seconds: 30 },
      (round) =>
        instantOn(addDays(TODAY, days[round % days.length] ?? 0), `${12 + (round % 9)}:30`),
      (at) => department.answerAt({ at, way }),
    )),
  });
  try {
    const direct = `standing() of each (the very first question took ${await first('direct')} s)`;
    const ahead = await asking('the half year ahead', AHEAD, 'direct', {
      target: DEPARTMENT_TARGET,
      counted: direct,
    });
    const past = await asking('the past year', BACK, 'direct', { target: null, counted: direct });
    // Compiled last: what that remembers would help the direct answers.
    const compiled = await asking('the past year', BACK, 'compiled', {
      target: DEPARTMENT_TARGET,
      counted: `standingAt() of timelines over a year back and ahead (compiling all took ${await first('compiled')} s)`,
    });
    return [ahead, past, compiled];
  } finally {
    await department.close();
  }
}
