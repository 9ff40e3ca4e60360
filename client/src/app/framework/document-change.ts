import type { CalendarDay, FrameworkDocument, Transition } from '@oart/competency';
import { addMonths, reflectionPrompts } from '@oart/competency';
import { withValue } from './document-edits';

const MONTHS_TO_SHOW = 3;

/** What a field of the form says about the document: most are the value itself, some stand for more. */
export function changedBy(
  document: FrameworkDocument,
  pointer: string,
  value: unknown,
  from: CalendarDay,
): FrameworkDocument {
  const transition = /^\/transitions\/of\/(.+)$/.exec(pointer)?.[1];
  if (transition !== undefined) return withTransition(document, transition, value, from);
  const isSpan = /\/(validFor|maximumAgeAtFirstGrant)$/.test(pointer);
  return withValue(withPromptsFor(document, pointer), pointer, isSpan ? spanOf(value) : value);
}

/** A document as its form shows it: with the prompts of the product written out, where one of them is changed. */
export function withPromptsFor(document: FrameworkDocument, pointer: string): FrameworkDocument {
  if (!pointer.startsWith('/reflectionPrompts')) return document;
  return { ...document, reflectionPrompts: reflectionPrompts(document) };
}

/** Immediate is what holds where nothing is declared, and is declared all the same once it was chosen. */
function withTransition(
  document: FrameworkDocument,
  requirement: string,
  kind: unknown,
  from: CalendarDay,
): FrameworkDocument {
  const rule: Transition['rule'] =
    kind === 're-evidence-by'
      ? { kind, deadline: addMonths(from, MONTHS_TO_SHOW) }
      : { kind: kind === 'grandfathered' ? kind : 'immediate' };
  const others = document.transitions.filter((each) => each.requirement !== requirement);
  return { ...document, transitions: [...others, { requirement, rule }] };
}

function spanOf(months: unknown): unknown {
  if (typeof months !== 'number') return months;
  return { years: Math.floor(months / 12), months: months % 12 };
}
