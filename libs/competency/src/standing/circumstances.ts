import { addDays } from '../calendar/civil-day.ts';
import type { CalendarDay, Instant, Moment } from '../calendar/day.ts';
import { momentOf, startOfDay } from '../calendar/zone.ts';
import type { FrameworkDocument, FrameworkVersion, Task } from '../framework/framework.ts';
import { frameworkInForce, policyKnownAt } from '../framework/framework-in-force.ts';
import type { PolicyDocument } from '../framework/policy.ts';
import type { UnitId } from '../person/ids.ts';
import { reason, type Reason } from '../reason/reason.ts';
import { remembered } from '../reason/remembered.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import { unitOn } from '../treatment/treatment-sites.ts';
import { adaptationTypesOf } from '../treatment/adaptation.ts';
import type { Department } from './department.ts';
import { departmentAsKnown } from './known.ts';
import { shared } from './shared-workings.ts';
import type { AsOf, StandingQuestion } from './standing.ts';
import { stretchAt, turnsAt, type Stretch } from './turns.ts';

/** What holds around a question: everything but the person. The department is as known. */
export interface Circumstances {
  readonly department: Department;
  readonly version: FrameworkVersion;
  readonly framework: FrameworkDocument;
  readonly policy: PolicyDocument;
  /** As it is on that day. */
  readonly unit: TreatmentUnit;
  readonly moment: Moment;
  /** In which framework, its deadlines, the sites and the software of the unit stay as they are. */
  readonly inForce: Stretch;
}

/** One task at one place: a question with everything in it known to exist. */
export interface Cell {
  readonly task: Task;
  readonly treatmentSite: string;
  readonly unit: UnitId;
  readonly platform: string;
  readonly adaptationType: string;
}

/** A question of which every name is known. */
export interface AskableQuestion {
  readonly kind: 'askable';
  readonly circumstances: Circumstances;
  /** One cell, or one for every adaptation type of the unit's platform where none is named. */
  readonly cells: readonly [Cell, ...Cell[]];
}

/** A question that can be asked, or every reason why it cannot (I1). */
export type AskedQuestion =
  | AskableQuestion
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
  const around = circumstancesAt(department, question.unit, asOf);
  if ('code' in around) return unknown(null, [around]);
  const { framework, unit } = around;
  const { task: taskId, treatmentSite, adaptationType } = question;
  const task = framework.tasks.find((other) => other.id === taskId);
  const types = adaptationTypesOf(unit.platform);
  const asked = adaptationType === null ? types : types.filter((type) => type === adaptationType);
  const reasons: Reason[] = [];
  if (task === undefined) reasons.push(reason('unknown-task', { task: taskId }));
  const siteKnown =
    unit.treatmentSites.includes(treatmentSite) &&
    framework.treatmentSites.some((site) => site.id === treatmentSite);
  if (!siteKnown) reasons.push(reason('unknown-treatment-site', { treatmentSite, unit: unit.id }));
  const [first, ...others] = asked;
  if (first === undefined) {
    const about = adaptationType === null ? {} : { adaptationType };
    reasons.push(reason('unknown-adaptation-type', { unit: unit.id, ...about }));
  }
  if (task === undefined || first === undefined || reasons.length > 0) {
    return unknown(framework.number, reasons);
  }
  const cellOf = (type: string): Cell => ({
    task,
    treatmentSite,
    unit: unit.id,
    platform: unit.platform,
    adaptationType: type,
  });
  return {
    kind: 'askable',
    circumstances: around,
    cells: [cellOf(first), ...others.map(cellOf)],
  };
}

/** What holds around a unit at an instant, or the reason why nothing does (I1). */
export function circumstancesAt(
  department: Department,
  unitId: UnitId,
  { at, knownAt }: AsOf,
): Circumstances | Reason {
  const known = departmentAsKnown(department, knownAt);
  const kept = keptCircumstances(known, known.frameworks);
  const key = `${unitId}/${at}`;
  let around = kept.get(key);
  if (around === undefined) {
    if (kept.size >= CIRCUMSTANCES_KEPT) kept.clear();
    kept.set(key, (around = newCircumstances(known, unitId, at)));
  }
  return around;
}

function newCircumstances(
  department: Department,
  unitId: UnitId,
  at: Instant,
): Circumstances | Reason {
  const unit = department.units.find(({ id }) => id === unitId);
  if (unit === undefined) return reason('unknown-unit', { unit: unitId });
  const moment = momentOf(at, unit.timeZone);
  const inForce = stretchAt(turnsInForce(department, unit), at);
  const version = sharedVersion(inForce, unitId, () =>
    frameworkInForce(department.frameworks, moment.on, Infinity),
  );
  const policy = policyKnownAt(department.policies, Infinity);
  if (version === null || policy === null)
    return reason('no-framework-in-force', { on: moment.on });
  return {
    department,
    version,
    framework: version.document,
    policy,
    unit: unitOn(unit, moment.on),
    moment,
    inForce,
  };
}

const sharedVersion = shared<FrameworkVersion | null>();

/** The first instant after `at` at which what is in force on a unit could turn, the person apart; null when never. */
export function nextTurnInForce(
  department: Department,
  unitId: UnitId,
  { at, knownAt }: AsOf,
): Instant | null {
  const known = departmentAsKnown(department, knownAt);
  const unit = known.units.find(({ id }) => id === unitId);
  return unit === undefined ? null : stretchAt(turnsInForce(known, unit), at).until;
}

/** When framework versions, their deadlines, the treatment sites and the software of a unit turn. */
const turnsInForce = remembered((department: Department, unit: TreatmentUnit) =>
  turnsAt([
    ...frameworkDays(department).map((day) => startOfDay(day, unit.timeZone)),
    ...unit.siteChanges.map(({ from }) => startOfDay(from, unit.timeZone)),
    ...unit.software.map(({ effectiveAt }) => effectiveAt),
  ]),
);

function frameworkDays({ frameworks }: Department): readonly CalendarDay[] {
  return frameworks.flatMap(({ effectiveFrom, withdrawal, document }) => [
    effectiveFrom,
    ...(withdrawal === null ? [] : [withdrawal.from]),
    ...document.transitions.flatMap(({ rule }) =>
      rule.kind === 're-evidence-by' ? [addDays(rule.deadline, 1)] : [],
    ),
  ]);
}

/** Rows of questions are about few instants; answers about the same one share their circumstances. */
const CIRCUMSTANCES_KEPT = 512;
const keptCircumstances = remembered<
  Department,
  Department['frameworks'],
  Map<string, Circumstances | Reason>
>(() => new Map());

function unknown(version: number | null, reasons: readonly Reason[]): AskedQuestion {
  return { kind: 'unknown', version, reasons };
}
