import { RefusedFile } from './finding.ts';
import { requireInertStructure } from './pdf-structure.ts';

/** So many bytes of an object are read at once, and then more. */
const WINDOWS = [2_048, 32_768];
/** More than is left over behind an object for the word that follows it. */
const LONG = ' '.repeat(40);
const LAUNCH = '<</S/Launch/F(cmd.exe)>>';

async function refusalOf(text: string): Promise<string | null> {
  try {
    await requireInertStructure(Buffer.from(text, 'latin1'));
    return null;
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
}

describe('an object is read to its end, wherever what is read at once ends in', () => {
  it.each([
    ['a name', `/Name#20${'x'.repeat(40)}`],
    ['a number', `-123.${'4'.repeat(40)}`],
    ['a reference', `12${LONG}0 R`],
    ['a reference with a comment', `12%]>>${LONG}\n0 R`],
    ['a word', 'endobj'],
    ['a string in figures', `<] endobj${LONG}>`],
    ['a string in letters', `(\\)]>> endobj${LONG})`],
    ['a comment', `%]>> endobj${LONG}\n`],
    ['an array', `[<41> [${LONG}] 0]`],
    ['a dictionary', `<</A<41>${LONG}/B<<>>>>`],
  ])('%s', async (_, token) => {
    const refusals = new Set<string | null>();
    for (const size of WINDOWS) {
      for (let cut = -1; cut <= token.length + 1; cut += 1) {
        const before = `[${' '.repeat(size - 1 - cut)}`;
        refusals.add(await refusalOf(`1 0 obj${before}${token} ${LAUNCH}]endobj`));
      }
    }
    expect(refusals).toEqual(new Set(['launch-action']));
  });
});

describe('the words of a remark are read where they stand under a number', () => {
  it.each(['6 0', '6\u00000', '6 %\n0', '6.0 0', '6 % 7\n0'])('%j', async (number) => {
    const words = '<p>943 476 5919</p>';
    const texts = await requireInertStructure(
      Buffer.from(
        `5 0 obj<</RC 6 0 R>>endobj\n${number} obj<</Length ${String(words.length)}>>stream\n${words}\nendstream endobj`,
      ),
    );
    expect(texts).toEqual(['943 476 5919\n']);
  });
});
