import { PROBLEMS } from '@oart/contract';
import type { Problem, ProblemKind } from '@oart/contract';

/** `server-lost`: no answer came. `unknown`: an answer came that is not one of our problems. */
export type FailureKind = ProblemKind | 'server-lost' | 'unknown';

/** What every failed request rejects with. Its message is a sentence to show as it stands. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly kind: FailureKind;

  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds: number | null = null,
  ) {
    const kind = kindOf(problem);
    super(sentenceOf(kind, problem, retryAfterSeconds));
    this.kind = kind;
  }

  /** Whether it says that nobody is signed in any more. */
  get isOfNobody(): boolean {
    return this.kind === 'not-signed-in' || this.kind === 'employment-ended';
  }

  /** Whether it passes by itself: the same thing sent again, a moment later, may well be answered. */
  get isPassing(): boolean {
    return ['server-lost', 'unavailable', 'request-in-flight'].includes(this.kind);
  }

  /** The same, with each of its pointers led to where the form holds what the request held there. */
  pointingTo(inForm: (pointer: string) => string): RequestFailure {
    const errors = this.problem.errors?.map(({ pointer, message }) => ({
      pointer: inForm(pointer),
      message,
    }));
    return new RequestFailure(
      { ...this.problem, ...(errors && { errors }) },
      this.retryAfterSeconds,
    );
  }

  /** What to say of it on the sign-in page, beyond the invitation to sign in again. */
  get farewell(): string | null {
    return this.kind === 'employment-ended' ? this.message : null;
  }
}

function kindOf(problem: Problem): FailureKind {
  if (problem.status === 0) return 'server-lost';
  const key = problem.type.split('/').at(-1) ?? '';
  return Object.hasOwn(PROBLEMS, key) ? (key as ProblemKind) : 'unknown';
}

function sentenceOf(
  kind: FailureKind,
  { title, detail, instance }: Problem,
  retryAfterSeconds: number | null,
): string {
  if (kind === 'server-lost') {
    return 'The server did not answer. What you typed is kept; trying again records it once only.';
  }
  if (kind === 'internal-error') return `${ended(title)} Reference for support: ${instance}.`;
  if (kind === 'too-many-requests' && retryAfterSeconds !== null) {
    return `Too many tries. Try again in ${spanOf(retryAfterSeconds)}.`;
  }
  return ended(detail === '' ? title : detail);
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function spanOf(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${String(seconds)} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${String(minutes)} minutes`;
}
