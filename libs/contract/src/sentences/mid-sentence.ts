/** A title inside a sentence: `Approve OAR contours` reads `approve OAR contours`; `OAR outlining` stays. */
export const midSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
