import { latestVersion } from './latest-version.ts';

const version = (id: string, state: string, approvedAt: string | null) => ({
  id,
  state,
  approvedAt,
});

describe('what a proposed version is compared with', () => {
  it('is the one approved last, in whatever order they come', () => {
    const versions = [
      version('v4', 'proposed', null),
      version('v2', 'superseded', '2026-02-01T00:00:00.000Z'),
      version('v3', 'approved', '2026-03-01T00:00:00.000Z'),
      version('v1', 'in-force', '2026-01-01T00:00:00.000Z'),
    ];
    expect(latestVersion(versions)?.id).toBe('v3');
    expect(latestVersion(versions.toReversed())?.id).toBe('v3');
  });

  it('is none that was withdrawn, and nothing before the first', () => {
    const withdrawn = version('v2', 'withdrawn', '2026-02-01T00:00:00.000Z');
    const before = version('v1', 'in-force', '2026-01-01T00:00:00.000Z');
    expect(latestVersion([withdrawn, before])?.id).toBe('v1');
    expect(latestVersion([withdrawn, version('v3', 'proposed', null)])).toBeNull();
  });
});
