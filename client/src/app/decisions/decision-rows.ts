import type { AskView, AskedAnswerView, DecisionView } from '@oart/contract';

/** One answer in the table: of a request with several, one row for each. */
export interface DecisionRow {
  readonly key: string;
  readonly at: string;
  readonly answer: AskedAnswerView;
  /** What it is kept as: a fact of the ledger, or a place in a seal of the log of asks. */
  readonly kept: string;
  /** Who asked, or the key or token; null for a signed decision, whose asker is the person. */
  readonly asker: { readonly id: string; readonly title: string } | null;
}

export function rowsOfDecisions(decisions: readonly DecisionView[]): readonly DecisionRow[] {
  return decisions.map((decision) => ({
    key: decision.id,
    at: decision.recordedAt,
    answer: decision,
    kept: `ledger ${String(decision.ledgerIndex)}`,
    asker: null,
  }));
}

export function rowsOfAsks(asks: readonly AskView[]): readonly DecisionRow[] {
  return asks.flatMap((ask) =>
    ask.answers.map((answer, at) => ({
      key: `${ask.id}/${String(at)}`,
      at: ask.askedAt,
      answer,
      kept: `seal ${String(ask.sealIndex)}`,
      asker: { id: ask.asker.id, title: askerTitle(ask.asker) },
    })),
  );
}

/** A key bears a title of anybody's choice, a person's name too: it is said to be one. */
function askerTitle({ kind, title }: AskView['asker']): string {
  switch (kind) {
    case 'key':
      return `API key “${title ?? ''}”`;
    case 'account':
      return title ?? '';
    case 'token':
      return 'A service with a token';
  }
}
