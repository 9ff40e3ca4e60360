import { weaknessOf } from './weak-password.ts';

describe('weaknessOf', () => {
  it.each([
    ['eleven characters', 'k8#Lp0vQ2zR'],
    ['more than 200 characters', 'xK9#'.repeat(51)],
    ['a password from the list', 'unbelievable'],
    ['a common word with a year and a sign', 'Liverpool-2026!'],
    ['a common word in signs', 'P@ssw0rd12345'],
    ['one character twelve times', 'aaaaaaaaaaaa'],
    ['a short unit again and again', 'abc123abc123abc123'],
    ['the alphabet', 'abcdefghijklm'],
    ['the digits backwards', '098765432109'],
    ['a row of keys', 'qwertyuiopqwerty'],
    ['the sign-in name', 'my-adapter.one-Kx8#'],
  ])('refuses %s', (_, password) => {
    expect(weaknessOf(password, ['adapter.one'])).toEqual(expect.any(String));
  });

  it.each([
    ['four plain words', 'orbit candle seven maple'],
    ['twelve mixed characters', 'k8#Lp0vQ2zR!'],
    ['letters of any script', 'żółw-łódź-ćma-3'],
  ])('accepts %s', (_, password) => {
    expect(weaknessOf(password, ['adapter.one'])).toBeNull();
  });
});
