import { FRAMEWORK } from './documents.fixture.ts';
import type { FrameworkDocument } from './framework.ts';
import { frameworkDifference } from './framework-difference.ts';
import { isSameValue } from './same-value.ts';
import { changedRequirements } from './transition.ts';

const edited = (fields: Partial<FrameworkDocument>): FrameworkDocument => ({
  ...FRAMEWORK,
  ...fields,
});
/** The lists of parts, each with the name under which a difference tells its parts. */
const LISTS = [
  ['roles', 'role'],
  ['skills', 'skill'],
  ['requirements', 'requirement'],
  ['structureSets', 'structure-set'],
  ['tasks', 'task'],
  ['treatmentSites', 'treatment-site'],
] as const;
const toldOf = (to: FrameworkDocument, from = FRAMEWORK) =>
  frameworkDifference(from, to).map(({ area, id, fields }) => [area, id, fields]);

describe('the difference of two documents', () => {
  it('is none where only the number or the order of parts differs', () => {
    const reordered = LISTS.reduce<FrameworkDocument>(
      (document, [list]) => ({ ...document, [list]: document[list].toReversed() }),
      edited({ number: 99 }),
    );
    expect(frameworkDifference(FRAMEWORK, reordered)).toEqual([]);
  });

  it('names the fields of the document itself', () => {
    const to = edited({ title: 'Another', adopted: 'another day' as never });
    expect(frameworkDifference(FRAMEWORK, to)).toEqual([
      { area: 'document', id: '', from: FRAMEWORK, to, fields: ['title', 'adopted'] },
    ]);
    const other = FRAMEWORK.changeClass === 'editorial' ? 'substantive' : 'editorial';
    expect(toldOf(edited({ changeClass: other }))).toEqual([['document', '', ['changeClass']]]);
    const asking = edited({ reflectionPrompts: ['What?'] });
    expect(toldOf(asking)).toEqual([['document', '', ['reflectionPrompts']]]);
    expect(toldOf(edited({ reflectionPrompts: ['What?'] }), asking)).toEqual([]);
  });

  it.each(LISTS)('of %s tells what came, went and differs, by its id', (list, area) => {
    const [first, second] = FRAMEWORK[list];
    if (first === undefined || second === undefined) throw new Error('The fixture has two');
    const shorter = edited({ [list]: FRAMEWORK[list].filter((part) => part !== first) });
    expect(frameworkDifference(FRAMEWORK, shorter)).toEqual([
      { area, id: first.id, from: first, to: null, fields: [] },
    ]);
    expect(frameworkDifference(shorter, FRAMEWORK)).toEqual([
      { area, id: first.id, from: null, to: first, fields: [] },
    ]);
    const other = { ...second, title: 'Another', added: 1 };
    const to = edited({
      [list]: FRAMEWORK[list].map((part) => (part === second ? other : part)),
    });
    const fields = ['title', 'added'];
    expect(frameworkDifference(FRAMEWORK, to)).toEqual([
      { area, id: second.id, from: second, to: other, fields },
    ]);
    expect(toldOf(FRAMEWORK, to)).toEqual([[area, second.id, fields]]);
  });

  it('knows a transition by the requirement that it is of', () => {
    const [requirement] = FRAMEWORK.requirements;
    const id = requirement?.id ?? '';
    const rule = (kind: 'immediate' | 'grandfathered') =>
      edited({ transitions: [{ requirement: id, rule: { kind } }] });
    expect(toldOf(rule('immediate'), rule('grandfathered'))).toEqual([
      ['transition', id, ['rule']],
    ]);
  });

  it.each([
    [{ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }, true],
    [{ a: 1 }, { a: '1' }, false],
    [null, {}, false],
  ])('%j and %j are alike: %s', (one, other, alike) => {
    expect(isSameValue(one, other)).toBe(alike);
  });
});

describe('the requirements that a version asks otherwise', () => {
  const [first, second] = FRAMEWORK.requirements;
  if (first === undefined || second === undefined) throw new Error('The fixture has two');
  const changed = (to: FrameworkDocument, from = FRAMEWORK) =>
    changedRequirements(from, to).map(({ id }) => id);
  const withFirst = (fields: Partial<typeof first>) =>
    edited({
      requirements: FRAMEWORK.requirements.map((r) => (r === first ? { ...r, ...fields } : r)),
    });

  it('are none where nothing or a title alone is another', () => {
    expect(changed(edited({ title: 'Another' }))).toEqual([]);
  });

  it('are those that are new, not those that are dropped', () => {
    const fewer = edited({ requirements: FRAMEWORK.requirements.slice(1) });
    expect(changed(FRAMEWORK, fewer)).toEqual([first.id]);
    expect(changed(fewer)).toEqual([]);
  });

  it('are those asked of one more treatment site, not those asked of one less', () => {
    const [site, ...others] = first.treatmentSites;
    expect(site).toBeDefined();
    expect(others).not.toEqual([]);
    const narrower = withFirst({ treatmentSites: others });
    expect(changed(FRAMEWORK, narrower)).toEqual([first.id]);
    expect(changed(narrower)).toEqual([]);
  });

  it('are those whose structures changed for one site only', () => {
    const structureSets = FRAMEWORK.structureSets.map((set) =>
      set.treatmentSite === 'cervix' && set.skill === 'oar-outlining'
        ? { ...set, structures: set.structures.slice(1) }
        : set,
    );
    const asked = changed(edited({ structureSets }));
    expect(asked).not.toEqual([]);
    expect(
      FRAMEWORK.requirements.filter(({ id }) => asked.includes(id)).map(({ skill }) => skill),
    ).toEqual(asked.map(() => 'oar-outlining'));
  });
});
