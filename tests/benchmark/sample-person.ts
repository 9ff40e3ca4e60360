import type { PersonFacts } from '@oart/competency';
import type { SeededDraw } from '../support/seeded-draw.ts';
import { SampleHistory } from './sample-history.ts';
import { day } from './sample-ledger.ts';
import { recordEntitlements, recordFractions } from './sample-practice.ts';
import { recordStaffing } from './sample-staffing.ts';
import { recordTraining } from './sample-training.ts';

/**
 * An Advanced Adapter after five years, entitled today to every task of the role at every treatment site:
 * `facts` rows of every kind but the MPE appointment, which a dosimetrist does not hold.
 */
export function samplePerson(label: string, facts: number, draw: SeededDraw): PersonFacts {
  const history = new SampleHistory(label, day('2019-03-04'));
  recordStaffing(history, draw);
  recordTraining(history, draw);
  recordEntitlements(history);
  recordFractions(history, facts, draw);
  return history.facts;
}

/** Rows on file about a person, the row of the person among them. */
export function countFacts({ person, ...lists }: PersonFacts): number {
  return Object.values(lists).reduce(
    (sum, list: readonly unknown[]) => sum + list.length,
    [person].length,
  );
}
