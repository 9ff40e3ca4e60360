import type { Curer, Notice, ReasonCode, ReasonSubject } from '@oart/competency';

/** A reason as shown: code and parameters for machines, a sentence and the cure for people. */
export interface ReasonView {
  readonly code: ReasonCode;
  readonly about: ReasonSubject;
  readonly sentence: string;
  /** What would cure it, as an instruction; null when nothing can. */
  readonly cure: string | null;
  readonly curedBy: readonly Curer[];
  /** Route of the client where the cure is done, where there is one. */
  readonly cureLink: string | null;
}

export interface NoticeView {
  readonly code: Notice['code'];
  readonly about: ReasonSubject;
  readonly sentence: string;
}
