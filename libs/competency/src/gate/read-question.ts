import type { GateQuestion } from './question.ts';

/** No ordinal: a name that the gate does not know. */
export const UNKNOWN = -1;

/** Known by itself alone: no two gates, and no two states of one, have the same. */
export type Edition = Readonly<Record<string, never>>;

/**
 * A question as a gate has read it: its names as ordinals, so that nothing is looked up by name when it is answered,
 * at one instant or at many.
 */
export interface ReadQuestion {
  readonly question: GateQuestion;
  /** Ordinal of the person; `UNKNOWN` for who is not kept. */
  readonly person: number;
  /** Ordinal of task, treatment site, unit and adaptation type; `UNKNOWN` where one of them is not the department's. */
  readonly cell: number;
  readonly isAboutPersonAlone: boolean;
  /** The gate with its people when it was read: asked of another, or after anybody changed, it is read again. */
  readonly edition: Edition;
}
