import type { Moment } from '../calendar/day.ts';
import { momentOf } from '../calendar/zone.ts';
import type { FrameworkDocument, FrameworkVersion, Task } from '../framework/framework.ts';
import { frameworkInForce, policyKnownAt } from '../framework/framework-in-force.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { UnitId } from '../person/ids.ts';
import { reason, type Reason } from '../reason/reason.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import { adaptationTypesOf } from './adaptation.ts';
import type { Department } from './department.ts';
import { departmentAsKnown } from './known.ts';
import type { AsOf, StandingQuestion } from './standing.ts';

/** What holds around a question: everything but the person. The department is as known. */
export interface Circumstances {
  readonly department: Department;
  readonly version: FrameworkVersion;
  readonly framework: FrameworkDocument;
  readonly policy: PolicyDocument;
  readonly unit: TreatmentUnit;
  readonly moment: Moment;
}

/** One task at one place: a question with everything in it known to exist. */
export interface Cell {
  readonly task: Task;
  readonly treatmentSite: string;
  readonly unit: UnitId;
  readonly platform: string;
  readonly adaptationType: string;
}

/** A question that can be asked, or every reason why it cannot (I1). */
export type AskedQuestion =
  | {
      readonly kind: 'askable';
      readonly circumstances: Circumstances;
      /** One cell, or one for every adaptation type of the unit's platform where none is named. */
      readonly cells: readonly [Cell, ...Cell[]];
    }
  | {
      readonly kind: 'unknown';
      readonly version: number | null;
      readonly reasons: readonly Reason[];
    };

/** Resolves the names in a question; unknown task, unit, site or adaptation type never permit (I1, F25). */
export function askedQuestion(
  department: Department,
  question: StandingQuestion,
  asOf: AsOf,
): AskedQuestion {
  const known = departmentAsKnown(department, asOf.knownAt);
  const unit = known.units.find((other) => other.id === question.unit);
  const { task: taskId, treatmentSite, adaptationType } = question;
  if (unit === undefined) return unknown(null, [reason('unknown-unit', { unit: question.unit })]);
  const moment = momentOf(asOf.at, unit.timeZone);
  const version = frameworkInForce(known.frameworks, moment.on, asOf.knownAt);
  const policy = policyKnownAt(known.policies, asOf.knownAt);
  if (version === null || policy === null) {
    return unknown(null, [reason('no-framework-in-force', { on: moment.on })]);
  }
  const framework = version.document;
  const task = framework.tasks.find((other) => other.id === taskId);
  const types = adaptationTypesOf(unit.platform);
  const asked = adaptationType === null ? types : types.filter((type) => type === adaptationType);
  const reasons: Reason[] = [];
  if (task === undefined) reasons.push(reason('unknown-task', { task: taskId }));
  const siteKnown =
    unit.treatmentSites.includes(treatmentSite) &&
    framework.treatmentSites.some((site) => site.id === treatmentSite);
  if (!siteKnown) reasons.push(reason('unknown-treatment-site', { treatmentSite, unit: unit.id }));
  if (asked.length === 0) {
    const about = adaptationType === null ? {} : { adaptationType };
    reasons.push(reason('unknown-adaptation-type', { unit: unit.id, ...about }));
  }
  if (task === undefined || reasons.length > 0) {
    return unknown(framework.number, reasons);
  }
  const [first, ...others] = asked.map((type) => ({
    task,
    treatmentSite,
    unit: unit.id,
    platform: unit.platform,
    adaptationType: type,
  }));
  if (first === undefined) return unknown(framework.number, reasons);
  return {
    kind: 'askable',
    circumstances: { department: known, version, framework, policy, unit, moment },
    cells: [first, ...others],
  };
}

function unknown(version: number | null, reasons: readonly Reason[]): AskedQuestion {
  return { kind: 'unknown', version, reasons };
}
