/** What is in use, then what is revoked; each in the order in which it came. */
export function inUseFirst<View extends { readonly revokedAt: string | null }>(
  views: readonly View[],
): readonly View[] {
  return [
    ...views.filter(({ revokedAt }) => revokedAt === null),
    ...views.filter(({ revokedAt }) => revokedAt !== null),
  ];
}
