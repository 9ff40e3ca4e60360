import { remembered, rememberedByName } from '../reason/remembered.ts';
import type { Circumstances } from './circumstances.ts';
import type { PersonFacts } from './facts.ts';
import { knownTurns } from './known-turns.ts';
import { stretchAt, type Stretch, type Workings } from './turns.ts';

/** The stretches that one moment of a person at a unit falls in, one for each kind of fact that turns. */
export interface Stretches {
  /** Post, registrations, absences, entitlements, allowances, framework, software. */
  readonly general: Stretch;
  /** Records and assessments of a skill, and the allowances that may stand in for them. */
  readonly shown: (skill: string) => Stretch;
  /** Acts that count as practice of a skill at a treatment site. */
  readonly practice: (skill: string, treatmentSite: string) => Stretch;
  /** As `practice`, but acts that change no answer do not turn it. */
  readonly feltPractice: (skill: string, treatmentSite: string) => Stretch;
  /** As `practice`, of acts alone that can take a yes away. */
  readonly lostPractice: (skill: string, treatmentSite: string) => Stretch;
  /** Of the moment alone. */
  readonly workings: Workings;
}

export const stretchesAt: (facts: PersonFacts, circumstances: Circumstances) => Stretches =
  remembered((facts, { department, unit, moment: { at } }) => {
    const { general, shown, practice } = knownTurns(facts, department, unit);
    return {
      general: stretchAt(general, at),
      shown: rememberedByName((skill) => stretchAt(shown(skill), at)),
      practice: rememberedByName((skill, site) => stretchAt(practice(skill, site).all, at)),
      feltPractice: rememberedByName((skill, site) => stretchAt(practice(skill, site).felt(), at)),
      lostPractice: rememberedByName((skill, site) => stretchAt(practice(skill, site).losses, at)),
      workings: new Map(),
    };
  });
