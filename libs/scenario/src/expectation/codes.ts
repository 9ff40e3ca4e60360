import { REASON_CODES, REFUSAL_KINDS } from '@oart/competency';
import { below, problemAt, type Place, type ScenarioProblem } from '../problem.ts';

const CODES: ReadonlySet<string> = new Set(REASON_CODES);
const KINDS: ReadonlySet<string> = new Set(REFUSAL_KINDS);

/** Words in an expectation that no answer could ever give: a typo must not pass as a difference. */
export function unknownCodes(
  expect: Readonly<Record<string, unknown>>,
  place: Place,
  isBreakGlass: boolean,
): readonly ScenarioProblem[] {
  return [
    ...unknownIn(expect['reasons'], 'code', CODES, below(place, 'reasons')),
    ...(isBreakGlass ? [] : unknownIn(expect['refusals'], 'kind', KINDS, below(place, 'refusals'))),
  ];
}

function unknownIn(
  list: unknown,
  key: 'code' | 'kind',
  known: ReadonlySet<string>,
  place: Place,
): readonly ScenarioProblem[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((member: unknown, position) => {
    const isWord = typeof member === 'string';
    const word = isWord ? member : (member as Readonly<Record<string, unknown>>)[key];
    if (typeof word !== 'string' || known.has(word)) return [];
    const where = isWord ? below(place, position) : below(place, position, key);
    return [problemAt(where, 'unknown-code', `No answer can say ${word}.`)];
  });
}
