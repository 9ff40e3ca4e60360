import type { Instant, PersonId } from '@oart/competency';
import { challengeSha256, recordSha256 } from './signed-record.ts';

describe('recordSha256', () => {
  it('does not depend on the order of fields', () => {
    expect(recordSha256({ a: 1, b: [1, 2] })).toBe(recordSha256({ b: [1, 2], a: 1 }));
  });

  it('depends on every value and on the order of lists', () => {
    const hashes = [{ a: 1 }, { a: '1' }, { a: null }, {}, { a: [1, 2] }, { a: [2, 1] }].map(
      recordSha256,
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('is SHA-256 of the RFC 8785 form', () => {
    expect(recordSha256({})).toBe(
      '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    );
  });
});

describe('challengeSha256', () => {
  const binding = {
    recordSha256: '00',
    meaning: 'granted',
    signer: 'a' as PersonId,
    expiresAt: '2026-11-21T10:00:00.000Z' as Instant,
    random: 'ff',
  };

  it.each(Object.keys(binding))('depends on %s', (field) => {
    expect(challengeSha256({ ...binding, [field]: 'other' })).not.toBe(challengeSha256(binding));
  });
});
