/** How many requests, and characters of them: a batch may be as long as hundreds of others. */
export interface Amount {
  readonly asks: number;
  readonly characters: number;
}

/** The first of those that wait, as many as the amount allows; at least one. */
export function oldestOf(waiting: readonly string[], most: Amount): readonly string[] {
  let asks = 0;
  let characters = 0;
  for (const { length } of waiting) {
    characters += length;
    if (asks > 0 && (asks >= most.asks || characters > most.characters)) break;
    asks += 1;
  }
  return waiting.slice(0, asks);
}

export function lengthOf(asks: readonly string[]): number {
  return asks.reduce((sum, { length }) => sum + length, 0);
}
