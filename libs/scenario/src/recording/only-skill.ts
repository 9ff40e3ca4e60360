import type { Recording } from './recording.ts';

/** The one skill of a fact; `skills` has been taken apart before. */
export function onlySkill(recording: Recording, skill: string | undefined): string | null {
  if (skill === undefined) recording.fault('missing-key', 'Name the skill or skills.', 'skill');
  return skill ?? null;
}
