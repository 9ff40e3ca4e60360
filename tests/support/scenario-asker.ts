import type { ReasonView } from '@oart/contract';
import type { WrittenQuestion } from '@oart/scenario';
import type { ScenarioInProduct } from './scenario-in-product.ts';

/** An answer of the product, and as much of the rules' own answer as the route shows. */
export interface BothAnswers {
  readonly product: object;
  readonly rules: object;
}

/** Why a question cannot be put to the route of its kind. */
export interface NotAsked {
  readonly why: string;
}

export type QuestionOf<Kind extends WrittenQuestion['ask']> = Extract<
  WrittenQuestion,
  { ask: Kind }
>;

/** Puts a question to the product. `rules` is the answer of the rules alone. */
export type Asker<Kind extends WrittenQuestion['ask']> = (
  scenario: ScenarioInProduct,
  question: QuestionOf<Kind>,
  rules: Readonly<Record<string, unknown>>,
) => Promise<BothAnswers | NotAsked>;

/** Reasons without the link of our own client. */
export function reasonsOf(reasons: readonly ReasonView[]): readonly object[] {
  return reasons.map(({ code, about, sentence, cure, curedBy }) => ({
    code,
    about,
    sentence,
    cure,
    curedBy,
  }));
}
