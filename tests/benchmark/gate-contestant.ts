import type { Question } from './gate-workload.ts';

/** An engine that answers the workload's questions, each known by its place in the list. */
export interface Contestant {
  readonly name: string;
  /** Which list it was made for. */
  readonly questions: readonly Question[];
  /** How many questions are asked between two looks at the clock: about a millisecond's work. */
  readonly slice: number;
  /**
   * Asks the questions from one place up to another, not included, and says how many were a yes. Each
   * contestant has a loop of its own, so that the engines do not slow each other's machine code.
   */
  readonly ask: (from: number, to: number) => number | Promise<number>;
}

/** Every answer by itself, for the comparison with the oracle. */
export async function answersOf({ questions, ask }: Contestant): Promise<readonly boolean[]> {
  const answers: boolean[] = [];
  for (const place of questions.keys()) answers.push((await ask(place, place + 1)) === 1);
  return answers;
}

/** Decisions a second over about `ms` milliseconds, the questions taken in turn. */
export async function rateOf({ questions, slice, ask }: Contestant, ms: number): Promise<number> {
  let asked = 0;
  let from = 0;
  const began = performance.now();
  let passed = 0;
  while (passed < ms) {
    const to = Math.min(from + slice, questions.length);
    const yeses = ask(from, to);
    if (typeof yeses !== 'number') await yeses;
    asked += to - from;
    from = to === questions.length ? 0 : to;
    passed = performance.now() - began;
  }
  return (asked / passed) * 1_000;
}
