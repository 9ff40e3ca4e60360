import { everyTreatmentSite, frameworkInForce, momentOf } from '@oart/competency';
import type {
  AsOf,
  Department,
  GateQuestion,
  Moment,
  PersonId,
  PlanSelectionProtocol,
  TreatmentUnit,
} from '@oart/competency';
import { dayInWords, midSentence } from '@oart/contract';
import type { Titles } from '@oart/contract';
import { ProblemError } from '../http/problem-error.ts';

/** The first unit that treats the site: a protocol holds for all of them. */
export function unitFor(department: Department, treatmentSite: string): TreatmentUnit {
  const unit = department.units.find((known) => everyTreatmentSite(known).includes(treatmentSite));
  if (unit !== undefined) return unit;
  throw new ProblemError('conflict', 'No treatment unit treats this site.');
}

export function momentAt(department: Department, treatmentSite: string, asOf: AsOf): Moment {
  return momentOf(asOf.at, unitFor(department, treatmentSite).timeZone);
}

/** What the gate is asked before a protocol is approved: the task of that kind, for this protocol. */
export function approvalQuestion(
  department: Department,
  protocol: PlanSelectionProtocol,
  approver: PersonId,
  asOf: AsOf,
): GateQuestion {
  const { treatmentSite } = protocol;
  const unit = unitFor(department, treatmentSite);
  const { on } = momentOf(asOf.at, unit.timeZone);
  const framework = frameworkInForce(department.frameworks, on, asOf.knownAt)?.document;
  return {
    person: approver,
    task: framework?.tasks.find(({ kind }) => kind === 'protocol')?.id ?? '',
    treatmentSite,
    unit: unit.id,
    adaptationType: null,
    fraction: null,
    supervisor: null,
    doseCheckResult: null,
    disposition: null,
    correctedStructures: [],
    protocol: protocol.id,
  };
}

/** The words that the practitioner signs. */
export function approvalStatement(
  { title, treatmentSite }: PlanSelectionProtocol,
  effectiveFrom: string,
  titles: Titles,
): string {
  return (
    `I approve the plan-selection protocol “${title}” for ` +
    `${midSentence(titles.treatmentSite(treatmentSite))}, from ${dayInWords(effectiveFrom)}.`
  );
}

/** @throws `not-accepted` for a day that has passed: an approval does not reach back */
export function requireNotBefore(effectiveFrom: string, { on }: Moment): void {
  if (effectiveFrom >= on) return;
  const message = 'An approval takes effect today or later.';
  throw new ProblemError('not-accepted', message, {
    errors: [{ pointer: '/effectiveFrom', message }],
  });
}
