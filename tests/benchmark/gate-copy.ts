/** Copies that follow the ledger, several in one process: each with the product's own feed, connections and lease. */
import type { CopyOrder, CopyReport, Watch } from './gate-copies.ts';

/** What is used of the product's `LedgerFeed`, as it was built. */
interface Feed {
  start(): Promise<void>;
  follow(
    employerId: string,
    index: number,
    follower: {
      readonly recorded: (rows: readonly { readonly index: number }[]) => void;
      readonly lost: () => void;
    },
  ): boolean;
  isCurrent(): boolean;
}

const { LedgerFeed } = (await import(
  new URL('../../api/dist/ledger-feed/ledger-feed.service.js', import.meta.url).href
)) as {
  LedgerFeed: new (
    settings: CopyOrder['settings'],
    log: object,
    borrowed: object,
    ends: object,
  ) => Feed;
};

const order = JSON.parse(process.env['GATE_COPIES'] ?? '{}') as CopyOrder;
const quiet = { info: () => undefined, error: () => undefined };
/** A copy has no connections but its feed's. */
const none = { giveUp: () => undefined };
const { LedgerEnds } = (await import(
  new URL('../../api/dist/ledger/ledger-ends.js', import.meta.url).href
)) as { LedgerEnds: new () => object };

/** Milliseconds of the machine's one monotonic clock, the same in every process. */
const now = (): number => Number(process.hrtime.bigint()) / 1e6;
const report = (said: CopyReport): void => {
  process.send?.(said);
};

const feeds = Array.from(
  { length: order.copies },
  () => new LedgerFeed(order.settings, quiet, none, new LedgerEnds()),
);
let marked = order.head;
for (const feed of feeds) {
  await feed.start();
  feed.follow(order.employerId, order.head, {
    recorded(rows) {
      marked = rows.at(-1)?.index ?? marked;
      report({ kind: 'marked', index: marked, at: now() });
    },
    lost: () => {
      throw new Error('The ledger of a benchmark is never lost');
    },
  });
}

process.on('message', ({ index }: Watch) => {
  let at = 0;
  const look = (): void => {
    // What the gate asks before each answer: is the lease held, and is the fact unknown here?
    if (marked < index) {
      if (feeds.some((feed) => feed.isCurrent())) at = now();
      setImmediate(look);
    } else report({ kind: 'last-answer', at });
  };
  look();
});
process.on('disconnect', () => process.exit(0));
report({ kind: 'following' });
