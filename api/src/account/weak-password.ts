import { dictionary } from '@zxcvbn-ts/language-common';
import { SHORTEST_PASSWORD } from '@oart/contract';
import { LONGEST_PASSWORD } from './password.ts';

const COMMON: ReadonlySet<string> = new Set(
  dictionary['passwords-common'].map((password) => password.toLowerCase()),
);

/** Rows of keys and of signs that people walk along. */
const WALKS = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/**
 * Why a password is refused, as a sentence, or null where it may be used.
 * @param about words that others know of the account, such as the sign-in name.
 */
export function weaknessOf(password: string, about: readonly string[]): string | null {
  const plain = password.normalize('NFKC');
  const { length } = Array.from(plain);
  if (length < SHORTEST_PASSWORD || plain.length > LONGEST_PASSWORD) {
    return `Use ${String(SHORTEST_PASSWORD)} to ${String(LONGEST_PASSWORD)} characters.`;
  }
  const lower = plain.toLowerCase();
  if (isMostUsed(lower)) return 'This password, or its core, is among the most used ones.';
  if (isRepeated(lower) || isCounted(lower)) return 'This password only repeats or counts on.';
  if (about.some((word) => word.length >= 4 && lower.includes(word.toLowerCase()))) {
    return 'A password must not hold the name of the account.';
  }
  return null;
}

/** Whether it, or its core, is on the list: `Liverpool-2026!` is `liverpool` with what everyone adds. */
export function isMostUsed(lower: string): boolean {
  return [lower, withoutSigns(lower)].some((text) => {
    const core = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
    return COMMON.has(text) || (core.length >= 4 && COMMON.has(core));
  });
}

const LETTER_OF_SIGN: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

function withoutSigns(text: string): string {
  return text.replaceAll(/[013457@$]/g, (sign) => LETTER_OF_SIGN[sign] ?? sign);
}

/** Whether it is a short unit again and again. */
export function isRepeated(lower: string): boolean {
  return /^(.{1,6}?)\1+.{0,5}$/su.test(lower);
}

/** Whether it walks along the alphabet, the digits or a row of keys, either way. */
export function isCounted(lower: string): boolean {
  return WALKS.some((walk) => {
    const twice = walk.repeat(3);
    return twice.includes(lower) || Array.from(twice).reverse().join('').includes(lower);
  });
}
