/** The id of the control that a JSON pointer of a problem is about: `/structures/0/score` is `structures-0-score`. */
export function fieldIdOf(pointer: string): string {
  return pathOf(pointer).join('-');
}

/** The path of the control in its form: keys of groups and positions in arrays. */
export function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
