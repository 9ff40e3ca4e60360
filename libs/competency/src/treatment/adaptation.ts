import type { Platform } from './act.ts';

/** Adaptation types of each platform; scheduled or adapted is the plan selected, not a type (domain.md 10.12). */
const ADAPTATION_TYPES: Readonly<Record<Platform, readonly string[]>> = {
  ethos: ['online-adaptive'],
  unity: ['atp', 'ats'],
};

/** The adaptation types that a platform offers; none for a platform that is not known (I1). */
export function adaptationTypesOf(platform: Platform): readonly string[] {
  return isPlatform(platform) ? ADAPTATION_TYPES[platform] : [];
}

export function isPlatform(name: string): name is Platform {
  return Object.hasOwn(ADAPTATION_TYPES, name);
}
