import { day } from '../calendar/days.fixture.ts';
import { FRAMEWORK, POLICY, version } from './documents.fixture.ts';
import type { FrameworkDocument, FrameworkVersion, Transition } from './framework.ts';
import { requirementsForEntitlement } from './transition.ts';

const ADAPTER = { frameworkVersion: 1, role: 'adapter', tasks: ['edit-oar'] };
const OAR = 'adapter-oar-outlining';
const V1 = version('2026-01-01');

const withUterus: Partial<FrameworkDocument> = {
  structureSets: FRAMEWORK.structureSets.map((set) =>
    set.treatmentSite === 'cervix'
      ? { ...set, structures: [...set.structures, { id: 'uterus', title: 'Uterus', passMark: 75 }] }
      : set,
  ),
};
const v2 = (
  rule: Transition['rule'] | null,
  document: Partial<FrameworkDocument> = withUterus,
): FrameworkVersion =>
  version('2026-07-01', {
    number: 2,
    transitions: rule === null ? [] : [{ requirement: OAR, rule }],
    ...document,
  });

/** Per requirement the version whose words bind, with its deadline. */
const binding = (versions: readonly FrameworkVersion[], site: string, on: string) => {
  const asked = requirementsForEntitlement(versions, POLICY, ADAPTER, site, day(on), 99);
  const shown = (list: NonNullable<typeof asked>['current']) =>
    list
      .filter(({ requirement }) => requirement.id === OAR)
      .map(({ document, deadline }) => [document.number, deadline]);
  return asked && { current: shown(asked.current), upcoming: shown(asked.upcoming) };
};

describe('a structure added to the cervix set with "re-evidence by 31 August" (scenario 38)', () => {
  const versions = [V1, v2({ kind: 're-evidence-by', deadline: day('2026-08-31') })];

  it.each([
    ['2026-06-30', [[1, null]], []],
    ['2026-07-01', [[1, null]], [[2, '2026-08-31']]],
    ['2026-08-31', [[1, null]], [[2, '2026-08-31']]],
    ['2026-09-01', [[2, '2026-08-31']], []],
  ])('binds a cervix entitlement of v1 on %s by %j, soon by %j', (on, current, upcoming) => {
    expect(binding(versions, 'cervix', on)).toEqual({ current, upcoming });
  });

  it('changes nothing for bladder and prostate', () => {
    expect(binding(versions, 'bladder', '2026-09-01')).toEqual({
      current: [[1, null]],
      upcoming: [],
    });
    expect(binding(versions, 'prostate', '2026-09-01')).toEqual({
      current: [[1, null]],
      upcoming: [],
    });
  });

  it('is not known before it was recorded', () => {
    const asked = requirementsForEntitlement(
      [V1, { ...versions[1], index: 50 } as FrameworkVersion],
      POLICY,
      ADAPTER,
      'cervix',
      day('2026-09-01'),
      49,
    );
    expect(asked?.current.map(({ document }) => document.number)).toEqual([1, 1]);
  });
});

describe('how a change binds earlier entitlements (F12)', () => {
  it('undeclared, at once', () => {
    expect(binding([V1, v2(null)], 'cervix', '2026-06-30')?.current).toEqual([[1, null]]);
    expect(binding([V1, v2(null)], 'cervix', '2026-07-01')?.current).toEqual([[2, null]]);
  });

  it('declared immediate, at once', () => {
    expect(binding([V1, v2({ kind: 'immediate' })], 'cervix', '2026-07-01')?.current).toEqual([
      [2, null],
    ]);
  });

  it('grandfathered, never, nor through a later version that leaves it alone', () => {
    const kept = v2({ kind: 'grandfathered' });
    const v3 = version('2026-10-01', { ...withUterus, number: 3 });
    expect(binding([V1, kept], 'cervix', '2026-07-01')).toEqual({
      current: [[1, null]],
      upcoming: [],
    });
    expect(binding([V1, kept, v3], 'cervix', '2026-10-01')?.current).toEqual([[1, null]]);
  });

  it('a deadline stays through a later version that leaves it alone', () => {
    const dated = v2({ kind: 're-evidence-by', deadline: day('2026-12-31') });
    const v3 = version('2026-10-01', { ...withUterus, number: 3 });
    expect(binding([V1, dated, v3], 'cervix', '2026-11-01')).toEqual({
      current: [[1, null]],
      upcoming: [[2, '2026-12-31']],
    });
    expect(binding([V1, dated, v3], 'cervix', '2027-01-01')?.current).toEqual([[2, '2026-12-31']]);
  });

  it('an editorial version changes nobody, whatever it says', () => {
    const editorial = v2(null, { ...withUterus, changeClass: 'editorial' });
    expect(binding([V1, editorial], 'cervix', '2026-07-01')?.current).toEqual([[1, null]]);
  });

  it('other words for the same are no change', () => {
    const reworded = v2(null, {
      requirements: FRAMEWORK.requirements.map((requirement) => ({
        ...requirement,
        method: 'Other words',
        recordTitle: 'Other words',
        records: requirement.records.map((rules) =>
          rules.map((rule) => ({ ...rule, title: 'Other words' })),
        ),
      })),
    });
    expect(binding([V1, reworded], 'cervix', '2026-07-01')?.current).toEqual([[1, null]]);
  });

  it('another level is a change', () => {
    const harder = v2(null, {
      requirements: FRAMEWORK.requirements.map((requirement) => ({ ...requirement, level: 'P' })),
    });
    expect(binding([V1, harder], 'cervix', '2026-07-01')?.current).toEqual([[2, null]]);
  });

  it('a higher pass mark of one structure is a change for its own site only', () => {
    const stricter = v2(null, {
      structureSets: FRAMEWORK.structureSets.map((set) =>
        set.treatmentSite === 'cervix'
          ? { ...set, structures: set.structures.map((each) => ({ ...each, passMark: 80 })) }
          : set,
      ),
    });
    expect(binding([V1, stricter], 'cervix', '2026-07-01')?.current).toEqual([[2, null]]);
    expect(binding([V1, stricter], 'bladder', '2026-07-01')?.current).toEqual([[1, null]]);
  });

  it('another structure in place of one is a change', () => {
    const renamed = v2(null, {
      structureSets: FRAMEWORK.structureSets.map((set) => ({
        ...set,
        structures: set.structures.map((each, place) =>
          place === 0 ? { ...each, id: 'uterus' } : each,
        ),
      })),
    });
    expect(binding([V1, renamed], 'cervix', '2026-07-01')?.current).toEqual([[2, null]]);
  });

  it('the order of structures and of keys is no change', () => {
    const backward = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
    const turned = v2(null, {
      structureSets: FRAMEWORK.structureSets.map((set) => ({
        ...set,
        structures: set.structures.toReversed(),
      })),
      requirements: FRAMEWORK.requirements.map((requirement) => ({
        ...(backward(requirement) as typeof requirement),
        records: requirement.records.map((rules) =>
          rules.map((rule) => backward(rule) as typeof rule),
        ),
      })),
    });
    expect(binding([V1, turned], 'cervix', '2026-07-01')?.current).toEqual([[1, null]]);
  });

  it('the structure sets of another skill are no change', () => {
    const other = v2(null, {
      structureSets: [
        ...FRAMEWORK.structureSets,
        {
          id: 'target-cervix',
          skill: 'target-outlining',
          treatmentSite: 'cervix',
          structures: [{ id: 'ctv', title: 'CTV', passMark: 75 }],
        },
      ],
    });
    expect(binding([V1, other], 'cervix', '2026-07-01')?.current).toEqual([[1, null]]);
  });

  it('structures are a change as soon as one of several records is scored by structure', () => {
    const alternatives = FRAMEWORK.requirements.map((requirement) => ({
      ...requirement,
      records: [requirement.records.flat()],
    }));
    const before = version('2026-01-01', { requirements: alternatives });
    const after = v2(null, { ...withUterus, requirements: alternatives });
    expect(binding([before, after], 'cervix', '2026-07-01')?.current).toEqual([[2, null]]);
  });

  it('the rule of another requirement says nothing of this one', () => {
    const others = v2(null, {
      ...withUterus,
      transitions: [
        { requirement: 'adapter-dir-evaluation', rule: { kind: 'grandfathered' } },
        { requirement: OAR, rule: { kind: 're-evidence-by', deadline: day('2026-08-31') } },
      ],
    });
    expect(binding([V1, others], 'cervix', '2026-07-01')).toEqual({
      current: [[1, null]],
      upcoming: [[2, '2026-08-31']],
    });
  });

  it('an own version binds from the index at which it was recorded', () => {
    const known = (knownAt: number) =>
      requirementsForEntitlement(
        [{ ...V1, index: 50 }],
        POLICY,
        ADAPTER,
        'cervix',
        day('2026-07-01'),
        knownAt,
      )?.current.length ?? null;
    expect(known(49)).toBeNull();
    expect(known(50)).toBe(2);
  });

  it('a withdrawn version binds nobody from its last day on', () => {
    const withdrawn = { ...v2(null), withdrawal: { index: 60, from: day('2026-08-01') } };
    expect(binding([V1, withdrawn], 'cervix', '2026-07-31')?.current).toEqual([[2, null]]);
    expect(binding([V1, withdrawn], 'cervix', '2026-08-01')?.current).toEqual([[1, null]]);
  });

  it.each([null, { kind: 'grandfathered' }] as const)(
    'an earlier version never binds an entitlement of a later one: %j',
    (rule) => {
      const asked = requirementsForEntitlement(
        [V1, v2(rule)],
        POLICY,
        { ...ADAPTER, frameworkVersion: 2 },
        'cervix',
        day('2026-07-01'),
        99,
      );
      expect(asked?.current.map(({ document }) => document.number)).toEqual([2, 2]);
    },
  );
});

describe('requirements that come and go', () => {
  const [oar] = FRAMEWORK.requirements;
  if (oar === undefined) throw new Error('no requirement');
  const added = { ...oar, id: 'added' };
  const ids = (versions: readonly FrameworkVersion[], on: string) =>
    requirementsForEntitlement(versions, POLICY, ADAPTER, 'cervix', day(on), 99)?.current.map(
      ({ requirement }) => requirement.id,
    );
  const adding = (rule: Transition['rule'] | null) =>
    version('2026-07-01', {
      number: 2,
      requirements: [...FRAMEWORK.requirements, added],
      transitions: rule === null ? [] : [{ requirement: 'added', rule }],
    });

  it.each<[string, Transition['rule'] | null, boolean]>([
    ['undeclared', null, true],
    ['grandfathered', { kind: 'grandfathered' }, false],
    ['with a deadline to come', { kind: 're-evidence-by', deadline: day('2026-12-31') }, false],
    ['with a deadline past', { kind: 're-evidence-by', deadline: day('2026-06-30') }, true],
  ])('a new one %s is asked of earlier entitlements: %s %p', (_, rule, asked) => {
    expect(ids([V1, adding(rule)], '2026-07-01')?.includes('added')).toBe(asked);
  });

  it('one that a later version drops is no longer asked', () => {
    const dropped = version('2026-07-01', {
      number: 2,
      requirements: FRAMEWORK.requirements.filter(({ id }) => id !== OAR),
    });
    expect(ids([V1, dropped], '2026-07-01')).toEqual(['adapter-dir-evaluation']);
  });

  it('an own version that is not on file gives no answer, so that the caller refuses', () => {
    expect(ids([version('2026-01-01', { number: 7 })], '2026-07-01')).toBeUndefined();
  });
});
