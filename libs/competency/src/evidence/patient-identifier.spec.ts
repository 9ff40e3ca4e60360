import { holdsNhsNumber } from './patient-identifier.ts';

describe('free text is blocked', () => {
  it.each([
    ['an NHS number in a row', 'Patient 9434765919 was contoured'],
    ['an NHS number in groups', 'see 943 476 5919'],
    ['an NHS number with hyphens', '943-476-5919.pdf'],
    ['one among other numbers', '9434765918, 9434765919'],
  ])('for %s', (_, text) => {
    expect(holdsNhsNumber(text)).toBe(true);
  });

  it.each([
    ['a wrong check digit', '9434765918'],
    ['a check digit of ten, which is never issued', '9434765910'],
    ['eleven digits in a row', '94347659190'],
    ['a date and a time', '2026-11-21 09:30'],
    ['no digits', 'Reflective training log, prostate'],
  ])('not for %s', (_, text) => {
    expect(holdsNhsNumber(text)).toBe(false);
  });
});
