import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateScenario, FILES_ON_DISK } from '@oart/scenario';

const FOLDER = import.meta.dirname;

interface Written {
  readonly questions?: readonly { readonly title: string; readonly expect?: object }[];
}

const written = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({
    name,
    path: join(FOLDER, name),
    file: JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Written,
  }));
const scenarios = written.filter(({ file }) => file.questions !== undefined);

describe('every scenario file', () => {
  it.each(scenarios)('$name: every expectation holds', ({ path }) => {
    const result = evaluateScenario(path, FILES_ON_DISK);
    const differing =
      result.kind === 'refused'
        ? result.problems
        : result.answers.filter(({ matched }) => matched === false);
    expect(differing).toEqual([]);
    expect(result).toMatchObject({ kind: 'evaluated', matched: true });
  });

  it.each(scenarios)('$name: every question expects something and says what', ({ file }) => {
    const silent = (file.questions ?? []).filter(
      ({ title, expect: expected }) =>
        title === '' || expected === undefined || Object.keys(expected).length === 0,
    );
    expect(silent).toEqual([]);
  });

  it('use every kind of fact and of question that the schema has', () => {
    const schema = readFileSync(
      join(FOLDER, '../../docs/schemas/oart-scenario.schema.json'),
      'utf8',
    );
    const kinds = [...schema.matchAll(/"(?:fact|ask)": \{ "const": "([^"]+)" \}/g)].map(
      ([, kind]) => kind ?? '',
    );
    const text = written.map(({ path }) => readFileSync(path, 'utf8')).join('\n');
    const short = ['acceptance', 'evidence-review', 'protocol-approval'];
    expect(kinds.length).toBeGreaterThan(40);
    expect(kinds.filter((kind) => !short.includes(kind) && !text.includes(`": "${kind}"`))).toEqual(
      [],
    );
  });

  it('cover the acceptance scenarios that rules alone can answer', () => {
    const numbers = new Set(
      scenarios.map(({ file }) => (file as { readonly scenario?: number }).scenario),
    );
    const byRulesAlone = [
      1, 2, 3, 5, 7, 8, 9, 10, 11, 12, 14, 15, 17, 18, 19, 21, 22, 23, 24, 25, 27, 28, 29, 35, 38,
      39, 41, 42, 44, 46, 47, 48, 49, 50, 54,
    ];
    expect(byRulesAlone.filter((number) => !numbers.has(number))).toEqual([]);
  });
});
