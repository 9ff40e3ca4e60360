/** Words as they stand at the beginning of a sentence or a cell. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
