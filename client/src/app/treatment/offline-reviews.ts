import type { FrameworkDocument } from '@oart/competency';
import type { ActProposal, OfflineReviewView, WeekReviewProposal } from '@oart/contract';
import { choicesOf } from '../forms/choices-of';
import { asFactAct, choiceField, textField } from '../staff-file/fact-act';
import type { FactAct } from '../staff-file/fact-act';

/** As many fractions as one signature covers. */
export const MOST_AT_ONCE = 20;

/** The review of one fraction, with a concern in words where there is one. */
export function reviewOf(
  item: OfflineReviewView,
  task: FrameworkDocument['tasks'][number],
): FactAct {
  const { caseReference, fraction, adaptationType, concern } = item;
  return asFactAct({
    title: 'Review',
    heading: `Review: case ${caseReference}, fraction ${String(fraction)}`,
    ...(concern !== null && { says: `The concern that this review settles: ${concern}` }),
    action: 'Sign review',
    address: '/api/acts',
    fields: {
      outcome: choiceField<'reviewed' | 'concern'>('What you found', 'the outcome', {
        value: '',
        choices: choicesOf({ reviewed: 'Reviewed, no concern', concern: 'A concern' }),
      }),
      disposition: textField('The concern, or a remark', 'the concern', {
        value: '',
        isLong: true,
        isOptional: true,
        hint: 'A concern shows with the fractions that follow until another oncologist has reviewed it',
      }),
    },
    request: ({ outcome, disposition }): Omit<ActProposal, 'outcome'> & { outcome: string } => ({
      caseReference,
      fraction,
      task: task.id,
      adaptationType,
      supervisorId: null,
      outcome,
      selection: null,
      correctedStructures: [],
      doseCheckResult: null,
      disposition: disposition.trim() === '' ? null : disposition.trim(),
    }),
    follows: () => [],
    recorded: ({ outcome }) =>
      outcome === 'concern' ? 'The concern is on file.' : 'The review is on file.',
  });
}

/** The fractions of one case under one signature; those of a concern are reviewed by themselves. */
export function weekOf(items: readonly OfflineReviewView[]): FactAct | null {
  const [first] = items;
  if (first === undefined) return null;
  const { caseReference, adaptationType } = first;
  const fractions = items.map(({ fraction }) => fraction);
  return asFactAct({
    title: 'Review together',
    heading: `Review ${fractionsOf(fractions.length)} of case ${caseReference}`,
    action: `Sign ${fractionsOf(fractions.length)}`,
    address: '/api/offline-reviews',
    fields: {},
    request: (): WeekReviewProposal => ({ caseReference, fractions, adaptationType }),
    follows: () => [],
    recorded: () => `${fractionsOf(fractions.length)} of case ${caseReference} reviewed.`,
  });
}

/** Whether a fraction may stand under the same signature as those chosen. */
export function fitsTogether(
  item: OfflineReviewView,
  chosen: readonly OfflineReviewView[],
): boolean {
  const [first] = chosen;
  if (!isYoursToReview(item)) return false;
  if (first === undefined) return true;
  return (
    item.caseReference === first.caseReference &&
    item.adaptationType === first.adaptationType &&
    (chosen.includes(item) || chosen.length < MOST_AT_ONCE)
  );
}

/** What stays chosen of a list that was read further or anew. */
export function stillChosen(
  items: readonly OfflineReviewView[],
  chosen: readonly OfflineReviewView[],
): readonly OfflineReviewView[] {
  const ids = new Set(chosen.map(({ id }) => id));
  return items.filter((item) => ids.has(item.id) && isYoursToReview(item));
}

/** How many are owed, overdue and of concern, as the answer of the page. */
export function owedSentence(items: readonly OfflineReviewView[], hasMore: boolean): string {
  if (hasMore) return `More than ${String(items.length)} offline reviews are owed or of concern`;
  const inState = (state: OfflineReviewView['state']): number =>
    items.filter((item) => item.state === state).length;
  const owed = inState('due') + inState('overdue');
  const what = owed === 1 ? '1 offline review is owed' : `${String(owed)} offline reviews are owed`;
  const parts = [
    owed === 0 ? 'No offline review is owed' : what,
    inState('overdue') > 0 && `${String(inState('overdue'))} overdue`,
    inState('concern') === 1 && '1 concern stands',
    inState('concern') > 1 && `${String(inState('concern'))} concerns stand`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

export const fractionsOf = (count: number): string =>
  count === 1 ? '1 fraction' : `${String(count)} fractions`;

function isYoursToReview({ isYours, state }: OfflineReviewView): boolean {
  return isYours && (state === 'due' || state === 'overdue');
}
