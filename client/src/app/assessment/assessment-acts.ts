import type {
  AssessmentReviewRequest,
  AssessmentReviewView,
  AssessmentView,
  AssessmentVoidRequest,
  Permission,
} from '@oart/contract';
import { choicesOf } from '../forms/choices-of';
import { asFactAct, choiceField, textField } from '../staff-file/fact-act';
import type { FactAct, FactField } from '../staff-file/fact-act';

type Answer = Exclude<AssessmentReviewView['outcome'], 'questioned'>;

const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  stands: 'It stands',
  'does-not-stand': 'It does not stand',
};

/** Who reads the assessment, and may do what. */
export interface AssessmentReader {
  readonly personId: string | undefined;
  readonly hasAny: (permissions: readonly Permission[]) => boolean;
}

/** What the reader may record of an assessment: never of their own, and a doubt never where they assessed. */
export function assessmentActs(
  assessment: AssessmentView,
  what: string,
  { personId, hasAny }: AssessmentReader,
): readonly FactAct[] {
  const { state, candidate, assessor } = assessment;
  if (state === 'void' || candidate.id === personId) return [];
  const mayReview = assessor.id !== personId && hasAny(['assessor', 'entitler']);
  return [
    ...(mayReview && state === 'signed' ? [questionAct(assessment, what)] : []),
    ...(mayReview && state === 'questioned' ? [answerAct(assessment, what)] : []),
    ...(hasAny(['assessor']) ? [voidAct(assessment, what)] : []),
  ];
}

/** It was signed in error; it stays on file (I14). */
function voidAct({ id, state, ledgerIndex: seen }: AssessmentView, what: string): FactAct {
  const act: FactAct<{ readonly reason: string }> = {
    title: 'Void',
    heading: `Void the assessment of ${what}`,
    says: 'For one that was signed in error. Where its judgement is in doubt, put it in question.',
    action: 'Void the assessment',
    address: `/api/assessments/${id}/void`,
    fields: { reason: reasonField('Why it was signed in error') },
    request: ({ reason }): AssessmentVoidRequest => ({ reason: reason.trim(), seen }),
    follows: () => [
      'It stays on file, voided, and counts for nothing.',
      state === 'signed'
        ? 'What else is on file for the skill governs; where nothing is, it counts as not assessed.'
        : 'What was signed before it does not come back: what needs the skill stays paused until it is assessed again, unless it was since the question.',
    ],
    recorded: () => `The assessment of ${what} is voided.`,
  };
  return asFactAct(act);
}

/** A doubt about the judgement (I6). */
function questionAct({ id, ledgerIndex: seen }: AssessmentView, what: string): FactAct {
  const act: FactAct<{ readonly reason: string }> = {
    title: 'Put in question',
    heading: `Put the assessment of ${what} in question`,
    action: 'Put it in question',
    address: `/api/assessments/${id}/review`,
    fields: { reason: reasonField('What is in doubt') },
    request: ({ reason }): AssessmentReviewRequest => ({
      outcome: 'questioned',
      reason: reason.trim(),
      seen,
    }),
    follows: () => [
      'What needs the skill is paused at once, until it is found to stand or the skill is assessed again.',
    ],
    recorded: () => `The assessment of ${what} is in question.`,
  };
  return asFactAct(act);
}

/** The answer to a doubt (F15). */
function answerAct({ id, ledgerIndex: seen }: AssessmentView, what: string): FactAct {
  const act: FactAct<{ readonly outcome: Answer | ''; readonly reason: string }> = {
    title: 'Answer the question',
    heading: `The assessment of ${what} is in question`,
    action: 'Record the answer',
    address: `/api/assessments/${id}/review`,
    fields: {
      outcome: choiceField<Answer>('What you found', 'what you found', {
        value: '',
        choices: choicesOf(ANSWER_WORDS),
      }),
      reason: reasonField('Why'),
    },
    request: ({ outcome, reason }): AssessmentReviewRequest => ({
      outcome: outcome as Answer,
      reason: reason.trim(),
      seen,
    }),
    follows: ({ outcome }) =>
      outcome === ''
        ? []
        : [
            outcome === 'stands'
              ? 'It counts again, and what was paused by the question goes on.'
              : 'It is set aside and counts for nothing; the skill has to be assessed again.',
          ],
    recorded: () => `The question about the assessment of ${what} is answered.`,
  };
  return asFactAct(act);
}

function reasonField(label: string): FactField<string> {
  return textField(label, 'the reason', { value: '', isLong: true });
}
