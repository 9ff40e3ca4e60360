/** A version of the framework or of the policy, as far as its life goes. */
interface VersionOnFile {
  readonly id: string;
  readonly state: string;
  readonly approvedAt: string | null;
}

/** The version approved last that still stands: what a proposed one is compared with; null before the first. */
export function latestVersion<Version extends VersionOnFile>(
  versions: readonly Version[],
): Version | null {
  return versions.reduce<Version | null>((latest, version) => {
    if (version.approvedAt === null || version.state === 'withdrawn') return latest;
    return version.approvedAt > (latest?.approvedAt ?? '') ? version : latest;
  }, null);
}
