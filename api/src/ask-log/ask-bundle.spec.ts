import canonicalize from 'canonicalize';
import type { Instant } from '@oart/competency';
import { leafOf, leafOfCanonical } from '@oart/ledger';
import { loggedAsk } from '../gate/logged-ask.ts';
import { sha256 } from '../ledger/recording.ts';
import { AskBundle, asksIn, packed, unpacked } from './ask-bundle.ts';
import type { AskRow } from './ask-log.ts';

const AT = '2026-03-12T12:00:00.000Z' as Instant;
const question = {
  person: 'Größe "ΔV" \n😀',
  task: 'edit-oar',
  unit: 'ethos-1',
  treatmentSite: 'prostate',
  adaptationType: null,
  fraction: { case: 'C7', fraction: 3 },
  supervisor: null,
};
const decision = {
  outcome: 'DENY',
  reasons: [{ code: 'suspended' }, { code: 'absent' }],
  entitlement: null,
  frameworkVersion: 1,
};
const ask = loggedAsk({ accountId: 'key-1', requestId: 'request-1' } as never, 'evaluation', {
  at: AT,
  epoch: 41,
  asked: [{ question, decision }],
} as never);
const KEPT = {
  id: 'request-1',
  askedAt: AT,
  askerId: 'key-1',
  requestId: 'request-1',
  endpoint: 'evaluation',
  epoch: 41,
  answers: [
    {
      person: question.person,
      task: 'edit-oar',
      unit: 'ethos-1',
      treatmentSite: 'prostate',
      adaptationType: null,
      fraction: 'C7/3',
      supervisor: null,
      outcome: 'DENY',
      reasons: ['suspended', 'absent'],
      entitlement: null,
      frameworkVersion: 1,
    },
  ],
};

function bundleOf(asks: readonly AskRow[]): AskBundle {
  const bundle = new AskBundle();
  for (const each of asks) bundle.add(each);
  return bundle;
}

describe('asks that are written together', () => {
  const { payload } = bundleOf([ask, ask]).close();

  it('are canonical JSON as they are put together', () => {
    expect(payload.toString()).toBe(canonicalize(JSON.parse(payload.toString())));
  });

  it('have the leaf of a row that holds them', () => {
    const order = { id: 'seal-1', time: AT, nonce: new Uint8Array(32) };
    const row = { schema: 'ask_log', version: 2, row: { asks: [ask, ask] } } as never;
    const leaf = leafOf({ ...order, payload: row, hash: sha256 });
    expect(leafOfCanonical({ ...order, payload, hash: sha256 }).bytes).toEqual(leaf.bytes);
  });

  it.each([1, 2, 3, 50])(
    'are read as they were asked and answered, %i kept and read again',
    async (many) => {
      const { payload: whole } = bundleOf(new Array<AskRow>(many).fill(ask)).close();
      const kept = await packed(whole);
      expect(asksIn(unpacked(kept))).toEqual(new Array(many).fill(KEPT));
      expect(kept.length).toBeLessThan(Math.min(1_024, whole.length + 1));
      // What it was put down in is used again.
      whole.fill(0);
      expect(asksIn(unpacked(kept))).toHaveLength(many);
    },
  );

  it('are read as they were kept with the names of their members', () => {
    const named = { schema: 'ask_log', version: 1, row: { asks: [KEPT] } };
    expect(asksIn(Buffer.from(JSON.stringify(named)))).toEqual([KEPT]);
  });

  it('say when the first and the last of them was asked, in whatever order they came', () => {
    const askedAt = (minute: string): AskRow => {
      const [id, , ...rest] = ask;
      return [id, `2026-03-12T12:${minute}:00.000Z` as Instant, ...rest];
    };
    expect(bundleOf(['03', '01', '09', '02'].map(askedAt)).close()).toMatchObject({
      askedFrom: '2026-03-12T12:01:00.000Z',
      askedUntil: '2026-03-12T12:09:00.000Z',
    });
  });

  it('are as many as one leaf is over, and none comes after they are closed', () => {
    expect(new AskBundle().amount).toEqual({ asks: 0, bytes: 0 });
    expect(bundleOf([ask]).isFull).toBe(false);
    expect(bundleOf(new Array<AskRow>(1_999).fill(ask)).isFull).toBe(false);
    expect(bundleOf(new Array<AskRow>(2_000).fill(ask)).isFull).toBe(true);
    const closed = bundleOf([ask]);
    closed.close();
    expect(closed.isFull).toBe(true);
  });

  it('are as long as they may be, and one may be longer', () => {
    const [id, at, asker, endpoint, epoch, answers] = ask;
    const many = Array.from({ length: 15_000 }, () => answers).flat();
    const bundle = bundleOf([[id, at, asker, endpoint, epoch, many]]);
    expect(bundle.amount.bytes).toBeGreaterThan(1024 * 1024);
    expect(bundle.isFull).toBe(true);
    expect(asksIn(bundle.close().payload)).toHaveLength(1);
  });
});
