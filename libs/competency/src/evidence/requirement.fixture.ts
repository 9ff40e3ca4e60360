import { moment } from '../calendar/days.fixture.ts';
import { FRAMEWORK } from '../framework/documents.fixture.ts';
import type { FrameworkDocument, Requirement } from '../framework/framework.ts';
import { evidence, score } from './evidence.fixture.ts';
import type { Evidence, EvidenceFacts, StructureScore } from './evidence.ts';
import {
  NO_ALLOWANCES,
  requirementResult,
  type RequirementAllowances,
  type RequirementResult,
} from './requirement.ts';

function requirementOf(id: string): Requirement {
  const found = FRAMEWORK.requirements.find((requirement) => requirement.id === id);
  if (found === undefined) throw new Error(`No such requirement: ${id}`);
  return found;
}

/** Requirements of the department's own framework. */
export const OAR = requirementOf('adapter-oar-outlining');
export const DIR = requirementOf('adapter-dir-evaluation');
export const TARGET = requirementOf('advanced-adapter-target-outlining');
export const PLAN = requirementOf('advanced-adapter-plan-selection');

/** Asks one requirement of the records of someone who was never absent. */
export function ask(
  requirement: Requirement,
  facts: EvidenceFacts,
  site = 'cervix',
  on = '2026-02-01',
  allowances: Partial<RequirementAllowances> = {},
  document: FrameworkDocument = FRAMEWORK,
): RequirementResult {
  const known = { ...facts, absences: [] };
  return requirementResult(document, requirement, known, site, moment(on), {
    ...NO_ALLOWANCES,
    ...allowances,
  });
}

/** Each reason as its code and what it is about. */
export function words(answer: RequirementResult): readonly string[] {
  return answer.reasons.map(({ code, about }) =>
    [code, about.structure ?? about.record].filter(Boolean).join(' '),
  );
}

export function proknowLog(site: string): Evidence {
  return evidence({ type: 'proknow-log', skill: 'oar-outlining', treatmentSites: [site] });
}

export function scores(...structures: readonly string[]): StructureScore[] {
  return structures.map((one) => score(one, 90));
}
