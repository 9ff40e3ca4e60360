import { toHex } from './bytes.ts';
import { canonicalBytes, isOpenedBy, leafOf, readLeaf, readPayload } from './leaf.ts';
import type { Payload } from './leaf.ts';
import { leafHash } from './tree.ts';
import { sha256 } from './sha256.fixture.ts';

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const plain: Payload = {
  schema: 'evidence',
  version: 1,
  row: {
    supersedes_id: null,
    score: '92.50',
    recorded_by: null,
    recorded_at: '2026-11-21T08:30:00.000Z',
    ledger_index: '0',
    issued_on: '2026-11-20',
    id: '0197a000-0000-7000-8000-0000000000aa',
    employer_id: '0197a000-0000-7000-8000-000000000001',
    attempt: 2,
  },
};
const rich: Payload = {
  schema: 'evidence',
  version: 1,
  row: {
    employer_id: '0197a000-0000-7000-8000-000000000001',
    id: '0197a000-0000-7000-8000-0000000000ab',
    ledger_index: '1',
    recorded_at: '2026-11-21T08:30:00.123Z',
    recorded_by: null,
    supersedes_id: null,
    title: 'Größe – "ΔV" \n€ 😀',
    sha256: '\\x00ff',
    tags: ['b', 'a'],
    basis: { z: 1e21, a: [1, 0.002, null, true], é: 'x' },
  },
};

/** The test vectors of ADR 0002. A change here breaks every ledger in existence. */
const VECTORS = [
  {
    name: 'a plain row under a nonce of zeros',
    payload: plain,
    id: '0197a000-0000-7000-8000-0000000000aa',
    time: '2026-11-21T08:30:00.000Z',
    nonce: new Uint8Array(32),
    canonical:
      '{"row":{"attempt":2,"employer_id":"0197a000-0000-7000-8000-000000000001","id":"0197a000-0000-7000-8000-0000000000aa","issued_on":"2026-11-20","ledger_index":"0","recorded_at":"2026-11-21T08:30:00.000Z","recorded_by":null,"score":"92.50","supersedes_id":null},"schema":"evidence","version":1}',
    leaf: '{"commitment":"635a8ebd170f430d7e425e0fcae63a2e7aa73edc8d3042a3633b8873be812d80","id":"0197a000-0000-7000-8000-0000000000aa","time":"2026-11-21T08:30:00.000Z","v":1}',
    leafHash: '6d31dfd066a014274c2d263e4d6012bd6b7522dbd9370eab87bcef8f83c775c3',
  },
  {
    name: 'text beyond ASCII, bytes, a list and a document under a counting nonce',
    payload: rich,
    id: '0197a000-0000-7000-8000-0000000000ab',
    time: '2026-11-21T08:30:00.123Z',
    nonce: Uint8Array.from({ length: 32 }, (_, place) => place),
    canonical: String.raw`{"row":{"basis":{"a":[1,0.002,null,true],"z":1e+21,"é":"x"},"employer_id":"0197a000-0000-7000-8000-000000000001","id":"0197a000-0000-7000-8000-0000000000ab","ledger_index":"1","recorded_at":"2026-11-21T08:30:00.123Z","recorded_by":null,"sha256":"\\x00ff","supersedes_id":null,"tags":["b","a"],"title":"Größe – \"ΔV\" \n€ 😀"},"schema":"evidence","version":1}`,
    leaf: '{"commitment":"69dd858d82c9a79659786170cc8de13483facc753b6b6e0f1d42597667cca580","id":"0197a000-0000-7000-8000-0000000000ab","time":"2026-11-21T08:30:00.123Z","v":1}',
    leafHash: '7032f7c2b49ed5f603d7b9d75e1d5c29c1c74ee22754ca2970fec906abd16b02',
  },
];

describe('leaf v1', () => {
  it.each(VECTORS)('is fixed for $name', ({ payload, id, time, nonce, canonical, ...fixed }) => {
    const made = leafOf({ id, time, nonce, payload, hash: sha256 });
    expect(utf8(made.payload)).toBe(canonical);
    expect(utf8(made.bytes)).toBe(fixed.leaf);
    expect(toHex(leafHash(sha256, made.bytes))).toBe(fixed.leafHash);
  });

  const leaf = leafOf({
    id: 'a',
    time: '2026-11-21T08:30:00.000Z',
    nonce: new Uint8Array(32).fill(9),
    payload: plain,
    hash: sha256,
  });

  it('is opened by its payload and nonce and by nothing else', () => {
    const { bytes, payload, nonce } = leaf;
    expect(isOpenedBy(sha256, bytes, { payload, nonce })).toBe(true);
    expect(isOpenedBy(sha256, bytes, { payload, nonce: new Uint8Array(32) })).toBe(false);
    expect(isOpenedBy(sha256, bytes, { payload, nonce: nonce.slice(1) })).toBe(false);
    const edited = canonicalBytes({ ...plain, version: 2 });
    expect(isOpenedBy(sha256, bytes, { payload: edited, nonce })).toBe(false);
  });

  it('holds nothing of the row but the id it was given', () => {
    expect(Object.keys(JSON.parse(utf8(leaf.bytes)) as object).sort()).toEqual([
      'commitment',
      'id',
      'time',
      'v',
    ]);
  });

  it.each([
    ['a nonce of 31 bytes', { nonce: new Uint8Array(31) }],
    ['a time in seconds', { time: '2026-11-21T08:30:00Z' }],
    ['a time with a zone', { time: '2026-11-21T08:30:00.000+00' }],
  ])('refuses %s', (_name, wrong) => {
    const order = {
      id: 'a',
      time: '2026-11-21T08:30:00.000Z',
      nonce: new Uint8Array(32),
      payload: plain,
      hash: sha256,
    };
    expect(() => leafOf({ ...order, ...wrong })).toThrow(RangeError);
  });

  it('reads back what it says', () => {
    expect(readLeaf(leaf.bytes)).toMatchObject({ v: 1, id: 'a', time: '2026-11-21T08:30:00.000Z' });
    expect(readPayload(leaf.payload)).toEqual(plain);
  });

  it.each([
    ['other bytes', '\u0000'],
    ['a list', '[]'],
    ['another version', '{"commitment":"","id":"a","time":"t","v":2}'],
    ['another order', '{"v":1,"commitment":"","id":"a","time":"t"}'],
    ['a further member', '{"commitment":"","id":"a","time":"t","v":1,"x":1}'],
    ['half a surrogate pair', String.raw`{"commitment":"","id":"\ud800","time":"t","v":1}`],
    ['white space', '{"commitment":"","id":"a","time":"t", "v":1}'],
  ])('is not read from %s', (_name, bytes) => {
    expect(readLeaf(new TextEncoder().encode(bytes))).toBeNull();
  });

  it.each([
    ['no row', '{"schema":"a","version":1}'],
    ['a list as row', '{"row":[],"schema":"a","version":1}'],
    ['keys out of order', '{"schema":"a","row":{},"version":1}'],
    ['a number that is not finite', '{"row":{"a":1e400},"schema":"a","version":1}'],
    ['a number as schema', '{"row":{},"schema":1,"version":1}'],
    ['bytes that are not UTF-8', '\ud800'],
  ])('reads no payload with %s', (_name, bytes) => {
    expect(readPayload(new TextEncoder().encode(bytes))).toBeNull();
  });
});
