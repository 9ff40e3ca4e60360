import { createHash } from 'node:crypto';
import { sha256OfContentDigest } from './content-digest.ts';

const hash = createHash('sha256').update('x').digest();
const digest = hash.toString('base64');

describe('the Content-Digest header', () => {
  it.each([
    ['SHA-256 alone', `sha-256=:${digest}:`],
    ['SHA-256 beside another algorithm', `sha-512=:AAAA:, sha-256=:${digest}:`],
  ])('is read with %s', (_, header) => {
    expect(sha256OfContentDigest(header)).toBe(hash.toString('hex'));
  });

  it.each([
    ['no header', undefined],
    ['another algorithm only', 'sha-512=:AAAA:'],
    ['a hex digest', `sha-256=:${hash.toString('hex')}:`],
    ['a digest of another length', 'sha-256=:AAAA:'],
    ['no colons', `sha-256=${digest}`],
  ])('gives nothing with %s', (_, header) => {
    expect(sha256OfContentDigest(header)).toBeNull();
  });
});
