import { assertNever } from './assert-never.ts';
import { CURERS } from './curer.ts';
import { REASON_CODES, notice, reason } from './reason.ts';
import { REFUSAL_KINDS, checked, refuse } from './refusal.ts';

describe('reasons', () => {
  it.each(REASON_CODES)('%s says who can cure it', (code) => {
    expect(reason(code).curedBy.length).toBeGreaterThan(0);
    expect(reason(code).curedBy).toBe(CURERS[code]);
  });

  it('no code is declared twice', () => {
    expect(new Set(REASON_CODES).size).toBe(REASON_CODES.length);
    expect(new Set(REFUSAL_KINDS).size).toBe(REFUSAL_KINDS.length);
  });

  it('what is waiting for a verifier is cured by a verifier, what was never sent by the holder', () => {
    expect(reason('evidence-awaiting-verification').curedBy).toEqual(['verifier']);
    expect(reason('evidence-missing').curedBy).toEqual(['holder']);
    expect(reason('registration-sanction').curedBy).toEqual(['nobody']);
  });

  it('a case of its own names its own curers', () => {
    expect(reason('suspended', { factId: 'f' }, ['nobody'])).toEqual({
      code: 'suspended',
      about: { factId: 'f' },
      curedBy: ['nobody'],
    });
  });

  it('a notice carries what it is about', () => {
    expect(notice('review-overdue', { needed: 1 })).toEqual({
      code: 'review-overdue',
      about: { needed: 1 },
    });
    expect(notice('expires-soon')).toEqual({ code: 'expires-soon', about: {} });
  });
});

describe('refusals', () => {
  it('fields without a fault are accepted as they are', () => {
    const fields = { a: 1 };
    expect(checked(fields, [])).toEqual({ kind: 'accepted', accepted: fields });
  });

  it('every fault is reported, not the first', () => {
    const refusals = [refuse('blank', '/a'), refuse('out-of-range', '/b', { held: 3 })];
    expect(checked({}, refusals)).toEqual({ kind: 'refused', refusals });
    expect(refusals[0]).toEqual({ kind: 'blank', pointer: '/a', about: {} });
  });

  it('a value outside a closed union fails loudly', () => {
    expect(() => assertNever('other' as never)).toThrow('"other"');
  });
});
