import { roleOf } from '../framework/documents.fixture.ts';
import { employment } from '../person/personnel.fixture.ts';
import { person } from '../person/recorded.fixture.ts';
import { reason } from '../reason/reason.ts';
import { act, adapter, ETHOS } from '../standing/department.fixture.ts';
import type { Condition, ConditionGroup } from './condition.ts';
import { byCode, notAsked, withReason } from './condition-group.ts';
import { AA_1, ADAPTER_1, conditions, type Asked } from './conditions.fixture.ts';

describe('a condition names what it is about', () => {
  const flat = (asked: Asked): readonly Condition[] =>
    conditions(asked).flatMap(({ conditions: within }) => within);
  const abouts = (asked: Asked, code: Condition['code']) =>
    flat(asked)
      .filter((each) => each.code === code)
      .map(({ about }) => about);
  const editing = { task: 'edit-oar', actor: ADAPTER_1 };
  const site = { treatmentSite: 'prostate' };

  it('the entitlement: task, site, role and its own record', () => {
    expect(abouts(editing, 'entitlement-held')).toEqual([
      { task: 'edit-oar', ...site, role: 'adapter', factId: ADAPTER_1.entitlements[0]?.id },
    ]);
    expect(abouts({ ...editing, actor: adapter('adapter-1') }, 'entitlement-held')).toEqual([
      { task: 'edit-oar', ...site },
    ]);
  });

  it('a prerequisite: the role, and every alternative that would do', () => {
    const asked = flat(editing).filter(({ code }) => code === 'prerequisite');
    expect(asked.map(({ about }) => about)).toEqual([{ role: 'adapter' }, { role: 'adapter' }]);
    expect(asked.map(({ anyOf }) => anyOf)).toEqual(roleOf('adapter').prerequisites);
    const others = flat(editing).filter(({ code }) => code !== 'prerequisite');
    expect(others.flatMap(({ anyOf }) => anyOf)).toHaveLength(0);
  });

  it('a prerequisite that is not met: only its own reason', () => {
    const low = { ...AA_1, employments: [employment({ person: person('aa-1'), band: '5' })] };
    const asked = flat({ task: 'edit-target', actor: low }).filter(
      ({ code }) => code === 'prerequisite',
    );
    expect(asked.map(({ reasons }) => reasons.map(({ code }) => code).join())).toEqual([
      '',
      'band-not-met',
      '',
    ]);
  });

  it('a requirement: itself, its skill and record, and the records that met it', () => {
    const asked = flat(editing).filter(({ code }) => code === 'requirement');
    expect(asked.map(({ about, evidence }) => [about, evidence.length])).toEqual([
      [
        {
          requirement: 'adapter-oar-outlining',
          skill: 'oar-outlining',
          ...site,
          record: 'ProKnow log + certificates',
        },
        2,
      ],
      [
        {
          requirement: 'adapter-dir-evaluation',
          skill: 'dir-evaluation',
          ...site,
          record: 'Certificate',
        },
        1,
      ],
    ]);
  });

  it('a requirement and a level that are not met: only their own reasons', () => {
    const [outlining] = ADAPTER_1.assessments;
    const actor = {
      ...ADAPTER_1,
      evidence: ADAPTER_1.evidence.filter(({ skill }) => skill === 'oar-outlining'),
      assessments: outlining === undefined ? [] : [outlining],
    };
    const asked = flat({ ...editing, actor }).filter(
      ({ code }) => code === 'requirement' || code === 'level',
    );
    expect(
      asked.map(
        ({ about, reasons }) => `${String(about.skill)}: ${reasons.map(({ code }) => code).join()}`,
      ),
    ).toEqual([
      'oar-outlining: ',
      'dir-evaluation: evidence-missing',
      'oar-outlining: ',
      'dir-evaluation: assessment-missing',
    ]);
  });

  it('a level: skill and site, and each assessment behind it once', () => {
    const levels = flat({ task: 'edit-target', actor: AA_1 }).filter(
      ({ code }) => code === 'level',
    );
    const shown = (skill: string) =>
      AA_1.assessments.filter((each) => each.skill === skill).map(({ id }) => id);
    expect(levels.map(({ about, assessments }) => [about, assessments])).toEqual([
      [{ skill: 'target-outlining', ...site }, shown('target-outlining')],
      [{ skill: 'dir-evaluation', ...site }, shown('dir-evaluation')],
    ]);
  });

  it('software: the unit it runs on', () => {
    expect(abouts(editing, 'software-in-scope')).toEqual([{ unit: ETHOS }]);
  });

  it.each([
    ['2026-03-12T12:00:00Z', 0, '2026-08-01', true],
    ['2026-08-02T12:00:00Z', 0, '2026-08-01', false],
  ])('recent practice at %s: %d of 5 fractions, current to %s, met: %s', (at, held, on, met) => {
    const practised = flat({ ...editing, at }).filter(({ code }) => code === 'recent-practice');
    expect(practised.map(({ about }) => about)).toEqual(
      ['oar-outlining', 'dir-evaluation'].map((skill) => ({ skill, ...site, held, needed: 5, on })),
    );
    expect(practised.map(({ reasons }) => reasons.map(({ about }) => about.skill))).toEqual(
      met ? [[], []] : [['oar-outlining'], ['dir-evaluation']],
    );
  });

  it('recent practice: the fractions that count', () => {
    const practised = {
      ...ADAPTER_1,
      acts: [1, 2].map((fraction) =>
        act('edit-oar', 'adapter-1', { fraction, when: '2026-03-10T09:00:00Z' }),
      ),
    };
    expect(
      abouts({ ...editing, actor: practised }, 'recent-practice').map(({ held }) => held),
    ).toEqual([2, 2]);
  });
});

describe('a condition without a reason', () => {
  const bare = { about: {}, anyOf: [], reasons: [], evidence: [], assessments: [] };

  it('is met where it was asked, and says so where it was not', () => {
    expect(byCode('present', [])).toEqual({ ...bare, code: 'present', state: 'met' });
    expect(notAsked('present')).toEqual({ ...bare, code: 'present', state: 'not-asked' });
  });
});

describe('a reason that no condition took is never lost (I1)', () => {
  const group: ConditionGroup = {
    code: 'entitlement',
    adaptationType: 'atp',
    state: 'met',
    conditions: [],
  };

  it.each([
    ['joins the group of its kind', reason('suspended', { role: 'mpe' }), 'not-suspended', 1],
    ['opens one where there is none', reason('absent'), 'present', 2],
    ['of a grant stands at the entitlement', reason('own-entitlement'), 'entitlement-held', 1],
  ] as const)('it %s', (_, lost, code, count) => {
    const groups = withReason([group], lost);
    expect(groups).toHaveLength(count);
    const home = groups.at(-1);
    expect(home?.state).toBe('unmet');
    expect(home?.conditions).toMatchObject([
      { code, state: 'unmet', about: lost.about, reasons: [lost] },
    ]);
  });
});
