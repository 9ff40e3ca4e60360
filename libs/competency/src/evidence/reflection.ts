import { refuse, type Refusal } from '../reason/refusal.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { Reflection } from './evidence.ts';

/** What a reflective log asks where the framework says nothing (product default, domain.md 10). */
const USUAL_PROMPTS: readonly string[] = [
  'What did you do, and on which structures?',
  'What went well?',
  'Where did the oncologist and you differ, and why?',
  'What will you do differently next time?',
];

/** What a reflective log asks under a framework. Each answer keeps the prompt that was put. */
export function reflectionPrompts({ reflectionPrompts }: FrameworkDocument): readonly string[] {
  return reflectionPrompts ?? USUAL_PROMPTS;
}

/** A reflection answers at least one prompt, and leaves none of those that it sends blank. */
export function reflectionRefusals(
  reflection: Reflection | null,
): readonly Refusal<'nothing-named' | 'blank'>[] {
  if (reflection === null) return [];
  if (reflection.answers.length === 0) return [refuse('nothing-named', '/reflection/answers')];
  return reflection.answers.flatMap(({ text }, place) =>
    text.trim() === '' ? [refuse('blank', `/reflection/answers/${place}/text`)] : [],
  );
}
