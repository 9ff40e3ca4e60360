/** Runs of a property: as usual, or as `PROPERTY_RUNS` says. */
export function runs(usual: number): number {
  return Number(process.env['PROPERTY_RUNS'] ?? usual);
}
