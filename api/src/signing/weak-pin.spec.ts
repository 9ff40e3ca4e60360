import { weaknessOfPin } from './weak-pin.ts';

describe('weaknessOfPin', () => {
  it.each([
    ['five digits', '40719'],
    ['thirteen digits', '4071958362940'],
    ['letters', '40719a'],
    ['digits of another script', '٤٠٧١٩٥'],
    ['nothing', ''],
    ['one digit six times', '777777'],
    ['two digits three times', '494949'],
    ['three digits twice', '493493'],
    ['digits that count on', '345678'],
    ['digits that count back', '876543'],
    ['a PIN that many use', '159753'],
    ['a day, month and year', '240781'],
    ['a day, month and four-digit year', '24071981'],
    ['a year, month and day', '19810724'],
    ['a two-digit year, month and day', '810724'],
    ['the staff number', '904417'],
  ])('refuses %s', (_, pin) => {
    expect(weaknessOfPin(pin, ['adapter-1', 'S-4417'])).toEqual(expect.any(String));
  });

  it.each(['407195', '836294', '4071958362', '905538417264'])('accepts %s', (pin) => {
    expect(weaknessOfPin(pin, ['adapter-1', 'S-4417'])).toBeNull();
  });
});
