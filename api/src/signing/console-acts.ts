/**
 * Meanings that a PIN may sign: acts at the console, where identifying on that screen is the factor, and
 * their supervision (domain.md 10.18). Everything else asks for a password or a passkey.
 */
const AT_THE_CONSOLE: ReadonlySet<string> = new Set(['performed', 'supervised']);

/** Whether a PIN counts for what is signed with this meaning. */
export function mayPinSign(meaning: string): boolean {
  return AT_THE_CONSOLE.has(meaning);
}
