import canonicalize from 'canonicalize';
import type { Instant } from '@oart/competency';
import { leafOf } from '@oart/ledger';
import { loggedAsk } from '../gate/logged-ask.ts';
import { sha256 } from '../ledger/recording.ts';
import { canonicalAsk, sealOf } from './ask-seal.ts';

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

describe('the seal of asks', () => {
  it('is over asks whose JSON is canonical as they are made', () => {
    expect(canonicalAsk(ask)).toBe(canonicalize(ask));
  });

  it('is the leaf over those asks as a row', () => {
    const order = { id: 'seal-1', time: AT, nonce: new Uint8Array(32), hash: sha256 };
    const payload = { schema: 'ask_log', version: 1, row: { asks: [ask, ask] } } as never;
    const asks = [canonicalAsk(ask), canonicalAsk(ask)];
    expect(sealOf({ ...order, asks }).bytes).toEqual(leafOf({ ...order, payload }).bytes);
  });
});
