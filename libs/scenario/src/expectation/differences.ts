type Json = unknown;

/** Where an answer differs from what was expected: a pointer into `expect`, and both values. */
export interface Difference {
  readonly pointer: string;
  readonly expected: Json;
  readonly found: Json;
}

/** What a word in a list of expectations stands for: the naming key of a member of the answer. */
const NAMES = ['code', 'kind', 'id', 'task', 'skill', 'treatmentSite'] as const;

/**
 * Every difference between what was expected and an answer. Of an object only the keys given are compared; a
 * list must have exactly the members given, in any order; a word matches a member that it names.
 */
export function differences(expected: Json, found: Json, pointer = ''): readonly Difference[] {
  if (Array.isArray(expected)) {
    const list: readonly Json[] = expected;
    const members: readonly Json[] | null = Array.isArray(found) ? found : null;
    const same = members !== null && members.length === list.length && pairs(list, members);
    return same ? [] : [{ pointer, expected, found: summary(found) }];
  }
  if (isObject(expected)) {
    if (!isObject(found)) return [{ pointer, expected, found }];
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, found[key], `${pointer}/${key}`),
    );
  }
  return expected === found ? [] : [{ pointer, expected, found }];
}

/** Whether every member expected can be given a member found of its own. */
function pairs(expected: readonly Json[], found: readonly Json[]): boolean {
  const [first, ...others] = expected;
  if (expected.length === 0) return true;
  return found.some(
    (member, place) => matches(first, member) && pairs(others, found.toSpliced(place, 1)),
  );
}

function matches(expected: Json, found: Json): boolean {
  if (typeof expected === 'string' && isObject(found)) {
    const key = NAMES.find((name) => typeof found[name] === 'string');
    return key !== undefined && found[key] === expected;
  }
  return differences(expected, found).length === 0;
}

/** A member of a list in as few words as name it: the code or kind and what it is about. */
function summary(found: Json): Json {
  if (!Array.isArray(found)) return found ?? null;
  return found.map((member: Json) => {
    if (!isObject(member)) return member;
    const name = NAMES.find((key) => typeof member[key] === 'string');
    if (name !== 'code' && name !== 'kind') return member;
    return member['about'] === undefined
      ? member
      : { [name]: member[name], about: member['about'] };
  });
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
