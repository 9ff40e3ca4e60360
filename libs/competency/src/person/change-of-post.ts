import { addDays } from '../calendar/civil-day.ts';
import { isSameValue } from '../framework/same-value.ts';
import { checked, refuse, type Checked, type Refusal } from '../reason/refusal.ts';
import { checkEmployment, type EmploymentRefusal } from './employment-record.ts';
import type { PersonId } from './ids.ts';
import type { Employment } from './person.ts';
import type { FactFields } from './recorded.ts';

export type ChangeOfPostRefusal = EmploymentRefusal | 'leaves-a-gap' | 'nothing-changes';

/** The post before with its last day, null where it was on file to end then, and the one that begins the day after. */
export interface ChangeOfPost {
  readonly ended: FactFields<Employment> | null;
  readonly begun: FactFields<Employment>;
}

/**
 * Checks a change of post or contract: one ends the day before the other begins, so that the employment goes
 * on and what was granted stands (I7). A day later would be leaving and returning, and is refused.
 * @param post what is held until then; `next` is what is held from its first day on
 */
export function changePost(
  post: Employment,
  next: FactFields<Employment>,
  recorder: PersonId,
  onFile: readonly Employment[],
): Checked<ChangeOfPost, ChangeOfPostRefusal> {
  const { contract, profession, band, wte, startsOn, person } = post;
  const lastDay = addDays(next.startsOn, -1);
  const ended = { person, contract, profession, band, wte, startsOn, endsOn: lastDay };
  const found: Refusal<ChangeOfPostRefusal>[] = [];
  if (lastDay < startsOn) {
    found.push(refuse('ends-before-it-begins', '/startsOn', { on: lastDay }));
  }
  if (post.endsOn !== null && next.startsOn > addDays(post.endsOn, 1)) {
    found.push(refuse('leaves-a-gap', '/startsOn', { on: post.endsOn }));
  }
  const alike: readonly (keyof typeof ended)[] = [
    'contract',
    'profession',
    'band',
    'wte',
    'endsOn',
  ];
  if (alike.every((key) => isSameValue(post[key], next[key]))) {
    found.push(refuse('nothing-changes', ''));
  }
  const begun = checkEmployment(next, recorder, onFile, post.id);
  if (begun.kind === 'refused') found.push(...begun.refusals);
  return checked({ ended: lastDay === post.endsOn ? null : ended, begun: next }, found);
}
