import { parentPort, workerData } from 'node:worker_threads';
import { addDays, compileTimeline, questionsOf, standing, standingAt } from '@oart/competency';
import type { Instant, Timeline } from '@oart/competency';
import { SeededDraw } from '../support/seeded-draw.ts';
import { TODAY, sampleDepartment } from './sample-department.ts';
import { instantOn } from './sample-ledger.ts';
import { samplePerson } from './sample-person.ts';

/** Which share of the department one core answers for. */
export interface DepartmentShare {
  readonly firstSeed: number;
  readonly people: number;
  readonly factsEach: number;
}

/** Directly from the facts, or from what was compiled of two years around today. */
export type WayOfAnswering = 'direct' | 'compiled';

export interface DepartmentQuestion {
  readonly at: Instant;
  readonly way: WayOfAnswering;
}

/** What it answered about one instant. */
export interface ShareAnswer {
  readonly cells: number;
  readonly yes: number;
}

const { firstSeed, people, factsEach } = workerData as DepartmentShare;
const department = sampleDepartment();
const questions = questionsOf(department).filter(({ adaptationType }) => adaptationType !== null);
const everyone = Array.from({ length: people }, (_, place) =>
  samplePerson(`aa-${firstSeed + place}`, factsEach, new SeededDraw(firstSeed + place)),
);

const SPAN = {
  from: instantOn(addDays(TODAY, -365), '00:00'),
  until: instantOn(addDays(TODAY, 365), '00:00'),
};
let timelines: readonly Timeline[] = [];

parentPort?.on('message', ({ at, way }: DepartmentQuestion) => {
  if (way === 'compiled' && timelines.length === 0) {
    timelines = everyone.map((facts) =>
      compileTimeline(department, facts, SPAN, factsEach, questions),
    );
  }
  let yes = 0;
  for (const [place, facts] of everyone.entries()) {
    const timeline = timelines[place];
    for (const question of questions) {
      const answered =
        way === 'compiled' && timeline !== undefined
          ? standingAt(timeline, question, at)
          : standing(department, facts, question, { at, knownAt: factsEach });
      if (answered?.answer === 'yes') yes += 1;
    }
  }
  const answer: ShareAnswer = { cells: everyone.length * questions.length, yes };
  parentPort?.postMessage(answer);
});
parentPort?.postMessage('ready');
