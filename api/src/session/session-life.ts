import { epochOf } from '@oart/competency';
import type { Instant } from '@oart/competency';

export interface SessionTimes {
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  readonly endedAt: Instant | null;
}

/** Seconds without a request, and seconds in all, after which a session is over. */
export interface SessionLimits {
  readonly idleSeconds: number;
  readonly longestSeconds: number;
}

export type SessionEnd = 'signed-out' | 'account-ended' | 'left' | 'idle' | 'too-long';

/**
 * Why a session is over, or null while it lives.
 * @param accountEndedAt sessions that began at or before it ended with a change of the account.
 */
export function endOf(
  session: SessionTimes,
  accountEndedAt: Instant | null,
  at: Instant,
  limits: SessionLimits,
): SessionEnd | null {
  if (session.endedAt !== null) return 'signed-out';
  if (accountEndedAt !== null && session.startedAt <= accountEndedAt) return 'account-ended';
  if (secondsBetween(session.startedAt, at) >= limits.longestSeconds) return 'too-long';
  return secondsBetween(session.seenAt, at) >= limits.idleSeconds ? 'idle' : null;
}

/** Being seen is written down a few times in each idle span, not at every request. */
export function isWorthMarking(session: SessionTimes, at: Instant, limits: SessionLimits): boolean {
  return secondsBetween(session.seenAt, at) >= Math.min(60, limits.idleSeconds / 5);
}

function secondsBetween(from: Instant, to: Instant): number {
  return (epochOf(to) - epochOf(from)) / 1000;
}
