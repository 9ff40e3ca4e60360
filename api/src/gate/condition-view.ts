import { conditionsFor, conditionsOf } from '@oart/competency';
import type { Condition, GateDecision, PersonFacts, ReasonLevel } from '@oart/competency';
import {
  conditionGroupTitle,
  conditionSentence,
  dayInWords,
  evidenceTitle,
  reasonView,
} from '@oart/contract';
import type { ConditionFactView, ConditionGroupView, ConditionView, Titles } from '@oart/contract';
import { prerequisiteInWords } from '../standing/prerequisite-words.ts';
import { titlesOfInquiry } from './gate-inquiry.ts';
import type { Inquiry } from './gate-inquiry.ts';

/** Everything that was asked for an answer, met or not, with what is behind it, at a level (I15). */
export function conditionViews(
  inquiry: Inquiry,
  decision: GateDecision,
  level: ReasonLevel,
): readonly ConditionGroupView[] {
  const { department, question, actor, asOf } = inquiry;
  const titles = titlesOfInquiry(inquiry);
  const groups = conditionsOf(department, question, actor, decision, asOf);
  return conditionsFor(level, groups, decision).map(
    ({ code, adaptationType, state, conditions }) => ({
      code,
      title: conditionGroupTitle(code, adaptationType),
      state,
      conditions: conditions.map((each) => conditionView(each, actor, titles, level)),
    }),
  );
}

function conditionView(
  condition: Condition,
  actor: PersonFacts | null,
  titles: Titles,
  level: ReasonLevel,
): ConditionView {
  const { code, about, anyOf, state, reasons } = condition;
  return {
    code,
    sentence:
      anyOf.length > 0 ? prerequisiteInWords(anyOf) : conditionSentence(code, about, titles),
    state,
    reasons: reasons.map((reason) => reasonView(reason, titles)),
    facts: actor === null || level === 'neutral' ? [] : factsBehind(condition, actor, titles),
  };
}

function factsBehind(
  { about, evidence, assessments, code }: Condition,
  actor: PersonFacts,
  titles: Titles,
): readonly ConditionFactView[] {
  const held = code === 'entitlement-held' ? about.factId : undefined;
  return [
    ...actor.entitlements
      .filter(({ id }) => id === held)
      .map(({ id, number, role, expiresOn }) => ({
        kind: 'entitlement' as const,
        id,
        title: `Entitlement ${number}, ${titles.role(role)}, to ${dayInWords(expiresOn)}`,
      })),
    ...actor.evidence
      .filter(({ id }) => evidence.includes(id))
      .map((item) => ({
        kind: 'evidence' as const,
        id: item.id,
        title: evidenceTitle(item, titles),
      })),
    ...actor.assessments
      .filter(({ id }) => assessments.includes(id))
      .map(({ id, skill, level, performedOn }) => ({
        kind: 'assessment' as const,
        id,
        title: `Assessed in ${titles.skill(skill)} at level ${level} on ${dayInWords(performedOn)}`,
      })),
  ];
}
