const CANDIDATE = /(?<!\d)(?:\d{10}|\d{3}[ -]\d{3}[ -]\d{4})(?!\d)/g;

/**
 * Whether a text holds what reads as an NHS number: ten digits, in a row or as 3-3-4, with a valid check
 * digit. Such a text is blocked until redacted (domain.md 10.15); other numbers of ten digits pass.
 */
export function holdsNhsNumber(text: string): boolean {
  return (text.match(CANDIDATE) ?? []).some(hasValidCheckDigit);
}

/** Modulus 11: weights 10 down to 2 over the first nine digits; a check digit of 10 is never issued. */
function hasValidCheckDigit(candidate: string): boolean {
  const digits = Array.from(candidate.replace(/\D/g, ''), Number);
  const weighted = digits.slice(0, 9).reduce((sum, digit, place) => sum + digit * (10 - place), 0);
  return (11 - (weighted % 11)) % 11 === digits[9];
}
