/** Words that somebody typed, at the end of a sentence: with one full stop, whether or not they brought their own. */
export function withFullStop(words: string): string {
  const said = words.trimEnd();
  return /[.!?…]$/.test(said) ? said : `${said}.`;
}
