import { parentPort, workerData } from 'node:worker_threads';
import { questionsOf, standing } from '@oart/competency';
import type { Instant } from '@oart/competency';
import { SeededDraw } from '../support/seeded-draw.ts';
import { sampleDepartment } from './sample-department.ts';
import { samplePerson } from './sample-person.ts';

/** Which share of the department one core answers for. */
export interface DepartmentShare {
  readonly firstSeed: number;
  readonly people: number;
  readonly factsEach: number;
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

parentPort?.on('message', (at: Instant) => {
  let yes = 0;
  for (const facts of everyone) {
    for (const question of questions) {
      const { answer } = standing(department, facts, question, { at, knownAt: factsEach });
      if (answer === 'yes') yes += 1;
    }
  }
  const answer: ShareAnswer = { cells: everyone.length * questions.length, yes };
  parentPort?.postMessage(answer);
});
parentPort?.postMessage('ready');
