/** One file that a person sent, or said would come: its size in bytes, and when, in milliseconds of the epoch. */
export interface SentFile {
  readonly size: number;
  readonly at: number;
}

const DAY_MS = 86_400_000;

/**
 * Seconds until a file may be announced by somebody who sent these files; 0 where it may be now. What was sent
 * counts for 24 hours, so that no midnight lets twice as much in.
 * @param size of the file that is to come, in bytes
 * @param limit bytes that one person may send in 24 hours
 * @param now milliseconds of the epoch
 */
export function secondsUntilAllowed(
  sent: readonly SentFile[],
  size: number,
  limit: number,
  now: number,
): number {
  const counting = sent
    .filter(({ at }) => at > now - DAY_MS)
    .sort((one, other) => one.at - other.at);
  let inTheWay = counting.reduce((sum, file) => sum + file.size, 0) + size - limit;
  if (inTheWay <= 0) return 0;
  for (const file of counting) {
    inTheWay -= file.size;
    if (inTheWay <= 0) return Math.max(1, Math.ceil((file.at + DAY_MS - now) / 1_000));
  }
  // Larger than the whole allowance: no waiting helps, and nothing shorter than a day is promised.
  return DAY_MS / 1_000;
}
