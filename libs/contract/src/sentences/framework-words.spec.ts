import { readFileSync } from 'node:fs';
import { frameworkDifference } from '@oart/competency';
import type { FrameworkDocument } from '@oart/competency';
import { changeInWords } from './framework-words.ts';
import { titlesOf } from './titles.ts';

const V1 = JSON.parse(
  readFileSync(
    new URL('../../../competency/documents/oart-framework-v1.json', import.meta.url),
    'utf8',
  ),
) as FrameworkDocument;

const differenceTo = (to: FrameworkDocument, from = V1) =>
  frameworkDifference(from, to).map((change) =>
    changeInWords(change, { from: titlesOf(from, []), to: titlesOf(to, []) }),
  );

const changed = (change: (document: FrameworkDocument) => unknown): FrameworkDocument => {
  const copy = structuredClone(V1);
  change(copy);
  return copy;
};

type Json = Record<string, unknown>;

/** Every value in the document that is neither a list nor an object, with how it is changed. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) {
    yield path;
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
}

function withOther(path: readonly string[]): FrameworkDocument {
  const copy = structuredClone(V1);
  const key = path.at(-1) ?? '';
  let parent = copy as unknown as Json;
  for (const step of path.slice(0, -1)) parent = parent[step] as Json;
  parent[key] = otherThan(parent[key], key);
  return copy;
}

function otherThan(value: unknown, key: string): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return `${value} changed`;
  switch (key) {
    case 'likert':
      return { threshold: 4, share: 90 };
    case 'validFor':
    case 'maximumAgeAtFirstGrant':
      return { years: 2, months: 0 };
    case 'countersignedBy':
      return 'clinical-oncologist';
    case 'part':
      return 'licence';
    case 'experience':
      return {
        activity: 'plan-checking',
        title: 'plan checking',
        span: { years: 2, months: 0 },
        basis: 'calendar',
        absences: 'counted',
      };
    default:
      return 3;
  }
}

describe('the difference between two frameworks', () => {
  it('is nothing between a document and itself, whatever the order of its parts', () => {
    expect(differenceTo(changed(({ roles }) => (roles as unknown[]).reverse()))).toEqual([]);
    expect(differenceTo(changed((document) => Object.assign(document, { number: 2 })))).toEqual([]);
  });

  it('says whatever is changed, in words that differ', () => {
    const unsaid = new Set(['schema', 'schemaVersion', 'number']);
    for (const path of leaves(V1)) {
      if (unsaid.has(path[0] ?? '')) continue;
      const lines = differenceTo(withOther(path)).flatMap((change) => change.lines);
      const said = lines.filter(({ from, to }) => from !== to);
      expect([path.join('/'), said.length > 0]).toEqual([path.join('/'), true]);
    }
  });

  it('tells what a reflection is asked, where it was not said before', () => {
    const to = changed((document) =>
      Object.assign(document, { reflectionPrompts: ['What did you learn?', 'Why?'] }),
    );
    expect(differenceTo(to)).toMatchObject([
      {
        area: 'document',
        lines: [{ label: 'Prompts of a reflection', from: null, to: 'What did you learn? | Why?' }],
      },
    ]);
  });

  it('tells from what to what', () => {
    const to = changed(({ structureSets, transitions }) => {
      Object.assign(structureSets[0]?.structures[0] ?? {}, { passMark: 80 });
      (transitions as unknown[]).push({
        requirement: 'adapter-oar-outlining',
        rule: { kind: 're-evidence-by', deadline: '2026-08-31' },
      });
    });
    expect(differenceTo(to)).toEqual([
      {
        area: 'structure-set',
        id: 'oar-cervix',
        kind: 'changed',
        title: 'Structure set: OAR outlining, Cervix',
        lines: [
          {
            label: 'Structures with pass marks',
            from: 'Bladder 75 %, Rectum 75 %, Sigmoid 75 % and Bowel 75 %',
            to: 'Bladder 80 %, Rectum 75 %, Sigmoid 75 % and Bowel 75 %',
          },
        ],
      },
      {
        area: 'transition',
        id: 'adapter-oar-outlining',
        kind: 'added',
        title: 'Transition of requirement adapter-oar-outlining',
        lines: [
          { label: 'Requirement', from: null, to: 'adapter-oar-outlining' },
          { label: 'Those entitled before', from: null, to: 'must show it by 31 Aug 2026' },
        ],
      },
    ]);
  });

  it('names what came and what went, by the version that has it', () => {
    const to = changed((document) => {
      (document.treatmentSites as unknown[]).push({ id: 'rectum', title: 'Rectum' });
      (document.requirements as unknown[]).shift();
    });
    expect(differenceTo(to).map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'removed Requirement: Adapter, OAR outlining',
      'added Treatment site: Rectum',
    ]);
  });
});
