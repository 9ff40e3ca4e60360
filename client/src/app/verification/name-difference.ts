/** A run of the printed name: whether the record has it too. */
export interface NamePart {
  readonly text: string;
  readonly same: boolean;
}

/**
 * Marks what the printed name has that the recorded name has not, by the longest common subsequence,
 * without regard to case, to how an accent is coded and to what is not seen. Both names are short, so the quadratic table costs nothing.
 */
export function markDifference(printed: string, recorded: string): readonly NamePart[] {
  const left = lettersOf(printed);
  const right = lettersOf(recorded);
  const lengths = commonLengths(left, right);
  const length = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const parts: NamePart[] = [];
  let j = 0;
  left.forEach((letter, i) => {
    while (j < right.length && length(i, j + 1) === length(i, j) && length(i + 1, j) < length(i, j))
      j += 1;
    const same = j < right.length && isSame(letter, right[j]);
    if (same) j += 1;
    append(parts, letter, same);
  });
  return parts;
}

function lettersOf(name: string): readonly string[] {
  const seen = name.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize();
  return Array.from(new Intl.Segmenter('en-GB').segment(seen), ({ segment }) => segment);
}

function commonLengths(left: readonly string[], right: readonly string[]): readonly number[][] {
  const table = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  );
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const row = table[i] ?? [];
    const below = table[i + 1] ?? [];
    for (let j = right.length - 1; j >= 0; j -= 1) {
      row[j] = isSame(left[i], right[j])
        ? (below[j + 1] ?? 0) + 1
        : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one?.toLocaleLowerCase('en-GB') === other?.toLocaleLowerCase('en-GB');
}

function append(parts: NamePart[], letter: string, same: boolean): void {
  const last = parts.at(-1);
  if (last?.same === same) parts[parts.length - 1] = { text: last.text + letter, same };
  else parts.push({ text: letter, same });
}
