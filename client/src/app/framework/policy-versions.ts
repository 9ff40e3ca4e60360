import { latestVersion } from '@oart/contract';
import type { PolicyVersionView } from '@oart/contract';

type Versions = readonly PolicyVersionView[];

/** The version that holds; null before the first. */
export function heldVersion(versions: Versions): PolicyVersionView | null {
  return versions.find(({ state }) => state === 'in-force') ?? null;
}

/** The version that this one follows, or would follow if it were approved now; null for the first. */
export function versionBefore(
  version: PolicyVersionView,
  versions: Versions,
): PolicyVersionView | null {
  const { approvedAt } = version;
  if (approvedAt === null) return heldVersion(versions);
  return latestVersion(versions.filter((each) => (each.approvedAt ?? '') < approvedAt));
}

/** Whether another version was approved under its number, so that it can be approved no more. */
export function isOvertaken(version: PolicyVersionView, versions: Versions): boolean {
  return (
    version.approvedAt === null &&
    versions.some(({ number, approvedAt }) => number === version.number && approvedAt !== null)
  );
}

/** Those that somebody may still approve. */
export function waitingVersions(versions: Versions): Versions {
  return versions.filter(
    (version) => version.state === 'proposed' && !isOvertaken(version, versions),
  );
}

/** The number that no version on file has yet. */
export function nextNumber(versions: Versions): number {
  return Math.max(0, ...versions.map(({ number }) => number)) + 1;
}

export function stateInWords(version: PolicyVersionView, versions: Versions): string {
  if (isOvertaken(version, versions)) return 'was never approved';
  return STATES[version.state];
}

const STATES: Readonly<Record<PolicyVersionView['state'], string>> = {
  proposed: 'waits for approval',
  'in-force': 'is in force',
  superseded: 'is superseded',
};
