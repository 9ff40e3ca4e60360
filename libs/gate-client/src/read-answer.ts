import { failure, unanswered } from './answer.ts';
import type { Answer, Failure } from './answer.ts';
import { isObject } from './json.ts';
import type { Semantic } from './question.ts';
import type { Received } from './sender.ts';

/** What came for one question: a `decision` that is no boolean is no answer. */
export function readAnswer(value: unknown, epoch: number | null, requestId: string): Answer {
  if (!isObject(value) || typeof value['decision'] !== 'boolean') {
    return unanswered(failure('malformed-answer', 'The answer has no decision.', 200), requestId);
  }
  const { decision, context } = value;
  const explanation = isObject(context) ? context : null;
  if (decision) return { permitted: true, answered: true, explanation, epoch, requestId };
  const error = explanation?.['error'];
  if (isObject(error)) return unanswered(failureOfItem(error), requestId);
  return { permitted: false, answered: true, explanation, epoch, requestId };
}

/** As many answers as questions: where a semantic ends a batch early, the rest were not asked. */
export function readAnswers(
  { value, epoch }: Received,
  asked: number,
  semantic: Semantic,
  requestId: string,
): readonly (Answer | null)[] {
  const items = isObject(value) ? value['evaluations'] : undefined;
  if (!Array.isArray(items)) return malformed(asked, requestId);
  const answers = items.map((item) => readAnswer(item, epoch, requestId));
  if (answers.length === asked) return answers;
  const last = answers.at(-1);
  const endsEarly = answers.length < asked && last !== undefined && ENDS[semantic](last);
  if (!endsEarly) return malformed(asked, requestId);
  return [...answers, ...Array.from({ length: asked - answers.length }, () => null)];
}

const ENDS: Readonly<Record<Semantic, (last: Answer) => boolean>> = {
  execute_all: () => false,
  deny_on_first_deny: (last) => !last.permitted,
  permit_on_first_permit: (last) => last.permitted,
};

/** Fewer or more answers than questions: it is not known which belongs to which. */
function malformed(asked: number, requestId: string): readonly Answer[] {
  const wrong = failure('malformed-answer', 'There are not as many answers as questions.', 200);
  return Array.from({ length: asked }, () => unanswered(wrong, requestId));
}

function failureOfItem({ status, message }: Readonly<Record<string, unknown>>): Failure {
  const text = typeof message === 'string' ? message : 'This question was not understood.';
  const number = typeof status === 'number' ? status : null;
  const kind = number === 403 ? 'not-permitted-to-ask' : 'malformed-question';
  return failure(kind, text, number);
}

/** One page of a search. */
export function readPage<Result>(
  value: unknown,
  read: (item: unknown) => Result | null,
): { readonly results: readonly Result[]; readonly nextToken: string } | Failure {
  const wrong = failure('malformed-answer', 'The answer is no page of results.', 200);
  if (!isObject(value) || !Array.isArray(value['results'])) return wrong;
  const results = value['results'].map(read);
  if (!results.every((result) => result !== null)) return wrong;
  const page = value['page'];
  if (page === undefined) return { results, nextToken: '' };
  if (!isObject(page) || typeof page['next_token'] !== 'string') return wrong;
  return { results, nextToken: page['next_token'] };
}
