import {
  frameworkInForce,
  lastDayOf,
  tasksOfRole,
  type CalendarDay,
  type EntitlementScope,
  type GrantProposal,
  type UnitId,
} from '@oart/competency';
import type { Recording } from './recording.ts';

/** What a file says of a grant, as a fact or as a question. */
export interface WrittenProposal {
  readonly role: string;
  readonly tasks?: readonly string[];
  readonly treatmentSites: readonly string[];
  readonly units?: readonly UnitId[];
  readonly platform?: string;
  readonly softwareVersions?: readonly string[];
  readonly adaptationTypes?: readonly string[];
  readonly effectiveFrom?: CalendarDay;
  readonly expiresOn?: CalendarDay;
  readonly conditions?: string | null;
}

/**
 * A proposal in full: all tasks of the role, the first unit of the platform, the software that runs, from today,
 * for as long as the policy's validity, where the file leaves them out.
 */
export function proposalOf(recording: Recording, written: WrittenProposal): GrantProposal | null {
  const { ledger, moment } = recording;
  const effectiveFrom = written.effectiveFrom ?? moment.on;
  const version = frameworkInForce(ledger.frameworks, effectiveFrom, ledger.lastIndex);
  const framework = version?.document ?? recording.framework();
  const policy = recording.policy();
  if (framework === null || policy === null) return null;
  recording.known('roles', [written.role], 'role', false);
  recording.known('tasks', written.tasks ?? [], 'tasks');
  recording.known('treatmentSites', written.treatmentSites, 'treatmentSites');
  return {
    role: written.role,
    tasks: written.tasks ?? tasksOfRole(framework, policy, written.role).map(({ id }) => id),
    scope: scopeOf(recording, written),
    effectiveFrom,
    expiresOn: written.expiresOn ?? lastDayOf(effectiveFrom, policy.entitlement.validity),
    conditions: written.conditions ?? null,
  };
}

function scopeOf(recording: Recording, written: WrittenProposal): EntitlementScope {
  const platform = recording.platform(written.platform ?? platformOf(recording, written.units));
  const running = recording.runningVersion(platform);
  return {
    treatmentSites: written.treatmentSites,
    platform,
    units: written.units ?? firstOf(recording, platform),
    softwareVersions: written.softwareVersions ?? (running === null ? [] : [running]),
    adaptationTypes: recording.adaptationTypes(written.adaptationTypes, platform),
  };
}

function firstOf({ ledger }: Recording, platform: string): readonly UnitId[] {
  const unit = ledger.units.find((each) => each.platform === platform);
  return unit === undefined ? [] : [unit.id];
}

function platformOf(
  recording: Recording,
  units: readonly UnitId[] | undefined,
): string | undefined {
  units?.forEach((unit, place) => {
    if (recording.ledger.unit(unit) === null) {
      recording.fault('unknown-unit', `No unit is called ${unit}.`, 'units', place);
    }
  });
  const [first] = units ?? [];
  return first === undefined ? undefined : recording.ledger.unit(first)?.platform;
}
