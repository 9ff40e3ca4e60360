import { evidenceStandings, experienceResult } from '@oart/competency';
import type {
  ExperienceRule,
  ExperienceStep,
  FrameworkDocument,
  Moment,
  PersonFacts,
  ReasonLevel,
} from '@oart/competency';
import { experienceSentence } from '@oart/contract';
import type { ExperienceStepView, ExperienceView } from '@oart/contract';

/** Every experience that a framework asks for, once, with the calculation; facts are as known. */
export function experienceViews(
  { requirements }: FrameworkDocument,
  facts: PersonFacts,
  moment: Moment,
  level: ReasonLevel,
): readonly ExperienceView[] {
  const standings = evidenceStandings(facts, moment);
  const rules = new Map<string, { readonly rule: ExperienceRule; readonly askedBy: string[] }>();
  for (const { id, experience } of requirements) {
    if (experience === null) continue;
    const key = JSON.stringify(experience);
    const kept = rules.get(key) ?? { rule: experience, askedBy: [] };
    kept.askedBy.push(id);
    rules.set(key, kept);
  }
  return [...rules.values()].map(({ rule, askedBy }) => {
    const { steps, ...result } = experienceResult(rule, standings, facts.absences, moment);
    const { activity, title, basis, absences } = rule;
    const isWhole = level === 'full' || absences === 'counted';
    return {
      requirements: askedBy,
      activity,
      title,
      basis,
      absences,
      ...result,
      ...(!isWhole && NOT_WHOLE),
      steps: steps.filter(({ kind }) => isWhole || kind === 'claim').map(stepView),
    };
  });
}

/**
 * Absences are their own business (I15), and so is what they leave of the days claimed: beside the claims
 * every number and day would tell how long somebody was away.
 */
const NOT_WHOLE = { heldDays: null, metFrom: null, lastDay: null };

const NO_STEP = { evidenceId: null, from: null, until: null, wte: null, days: null };

function stepView(step: ExperienceStep): ExperienceStepView {
  const words = { ...NO_STEP, kind: step.kind, sentence: experienceSentence(step) };
  switch (step.kind) {
    case 'claim': {
      const { evidence, from, countedUntil, wte } = step;
      return { ...words, evidenceId: evidence, from, until: countedUntil, wte };
    }
    case 'absence':
      return { ...words, from: step.from, until: step.until };
    case 'counted': {
      const { from, until, wte, days } = step;
      return { ...words, from, until, wte, days };
    }
    case 'total':
      return { ...words, days: step.heldDays };
    case 'met-from':
      return { ...words, from: step.on };
  }
}
