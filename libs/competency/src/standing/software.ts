import type { Instant, Moment } from '../calendar/day.ts';
import type { Assessment } from '../assessment/assessment.ts';
import { reason, type Reason } from '../reason/reason.ts';
import { rememberedOf } from '../reason/remembered.ts';
import type { TreatmentUnit } from '../treatment/act.ts';
import { shared } from './shared-workings.ts';
import { stretchAt, turnsAt } from './turns.ts';

/**
 * The software generation of a unit at an instant: its versions since the last major change, the last
 * one first. A change without a class counts as major (F16). Empty when no version is on file by then.
 */
export function softwareGeneration(unit: TreatmentUnit, at: Instant): readonly string[] {
  return sharedGeneration(stretchAt(changesOf(unit), at), '', () => generationAt(unit, at));
}

/** The generation stays between two changes. */
const changesOf = rememberedOf(({ software }: TreatmentUnit) =>
  turnsAt(software.map(({ effectiveAt }) => effectiveAt)),
);
const sharedGeneration = shared<readonly string[]>();

function generationAt(unit: TreatmentUnit, at: Instant): readonly string[] {
  const installed = unit.software
    .filter((change) => change.effectiveAt <= at)
    .sort((left, right) => compare(left.effectiveAt, right.effectiveAt) || left.index - right.index)
    .reverse();
  const lastMajor = installed.findIndex((change) => change.changeClass !== 'minor');
  const since = lastMajor === -1 ? installed : installed.slice(0, lastMajor + 1);
  return since.map((change) => change.version);
}

/** The next change of a unit's software after an instant, or null. */
export function nextSoftwareChange(unit: TreatmentUnit, at: Instant): Instant | null {
  const later = unit.software.map((change) => change.effectiveAt).filter((instant) => instant > at);
  return later.sort()[0] ?? null;
}

/** What a person has shown for the versions of a generation. */
export interface VersionTraining {
  /** Verified equipment training that is in force and names the version given. */
  readonly trainedFor: (version: string) => boolean;
  /** Standing passes at level C or above in a skill, in the question's scope. */
  readonly passesIn: (skill: string) => readonly Assessment[];
}

/**
 * Why the unit's software pauses an entitlement (domain.md 10.11, F16): its scope names no version of
 * the current generation, and the cure is not on file: verified training for a version of that
 * generation, plus a pass at level C that names such a version in each skill of the task.
 */
export function softwareReasons(
  unit: TreatmentUnit,
  softwareVersions: readonly string[],
  skills: readonly string[],
  training: VersionTraining,
  moment: Moment,
): readonly Reason[] {
  const generation = softwareGeneration(unit, moment.at);
  if (softwareVersions.some((version) => generation.includes(version))) return [];
  const softwareVersion = generation[0];
  if (softwareVersion !== undefined && isTrained(generation, skills, training)) return [];
  const about = softwareVersion === undefined ? {} : { softwareVersion };
  return [reason('software-version-not-in-scope', { unit: unit.id, ...about })];
}

function isTrained(
  generation: readonly string[],
  skills: readonly string[],
  training: VersionTraining,
): boolean {
  const passed = (skill: string): boolean =>
    training
      .passesIn(skill)
      .some(
        ({ softwareVersion }) => softwareVersion !== null && generation.includes(softwareVersion),
      );
  return generation.some(training.trainedFor) && skills.every(passed);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
