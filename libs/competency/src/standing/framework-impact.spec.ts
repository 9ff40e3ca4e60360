import { assessment } from '../assessment/assessment.fixture.ts';
import { day } from '../calendar/days.fixture.ts';
import { version } from '../framework/documents.fixture.ts';
import type { FrameworkDocument, FrameworkVersion } from '../framework/framework.ts';
import {
  OAR_SKILLS,
  SITES,
  adapter,
  advancedAdapter,
  department,
  entitledAs,
  entitlement,
  holding,
  oncologist,
  physicist,
  scope,
  staff,
  unit,
} from './department.fixture.ts';
import {
  choiceImpacts,
  draftImpact,
  draftedDepartment,
  type DraftLoss,
} from './framework-impact.ts';

const AHEAD = { months: 12, knownAt: Infinity };
const { document: V1 } = version('2025-01-01');

/** From 1 April the cervix set asks for the uterus too (scenario 38). */
const withUterus = (fields: Partial<FrameworkDocument> = {}): FrameworkDocument => ({
  ...V1,
  number: 2,
  structureSets: V1.structureSets.map((set) =>
    set.id === 'oar-cervix'
      ? {
          ...set,
          structures: [...set.structures, { id: 'uterus', title: 'Uterus', passMark: 75 }],
        }
      : set,
  ),
  ...fields,
});

const drafted = (document: FrameworkDocument) =>
  draftedDepartment(
    department(),
    { document, effectiveFrom: day('2026-04-01') },
    day('2026-05-31'),
    AHEAD,
  );

const EVERYBODY = [
  entitledAs(adapter(), 'adapter'),
  entitledAs(advancedAdapter(), 'advanced-adapter'),
  entitledAs(physicist(), 'mpe'),
  entitledAs(oncologist(), 'clinical-oncologist'),
  adapter('adapter-2'),
  staff('trainee-1'),
];

const lines = (losses: readonly DraftLoss[]) =>
  losses.map(
    ({ question, at, reasons }) =>
      `${question.task} ${question.treatmentSite} from ${at}: ` +
      reasons.map(({ code, about }) => `${code} ${about.structure ?? ''}`.trim()).join(', '),
  );

describe('the impact of a framework draft', () => {
  it('is nobody where the draft asks the same', () => {
    for (const document of [
      V1,
      withUterus({ changeClass: 'editorial' }),
      { ...V1, title: 'Other words' },
    ]) {
      const impacts = EVERYBODY.map((facts) => draftImpact(drafted(document), facts));
      expect(impacts.flatMap(({ declared }) => declared)).toEqual([]);
    }
  });

  it('names who loses which task for which clause, from the first instant of its day', () => {
    const impacts = EVERYBODY.map((facts) => draftImpact(drafted(withUterus()), facts));
    expect(impacts.map(({ person, declared }) => [person, lines(declared)])).toEqual([
      [
        'adapter-1',
        ['edit-oar cervix from 2026-03-31T23:00:00.000Z: structure-certificate-missing uterus'],
      ],
      [
        'aa-1',
        [
          'edit-oar cervix from 2026-03-31T23:00:00.000Z: structure-certificate-missing uterus',
          'approve-oar cervix from 2026-03-31T23:00:00.000Z: structure-certificate-missing uterus',
        ],
      ],
      ['mpe-1', []],
      ['cco-1', []],
      ['adapter-2', []],
      ['trainee-1', []],
    ]);
  });

  it('tells what each choice for the changed requirement would take, and when', () => {
    const asked = drafted(withUterus());
    const impacts = EVERYBODY.map((facts) => draftImpact(asked, facts));
    const choices = choiceImpacts(asked, impacts);
    expect(choices.map(({ requirement, deadline }) => [requirement.id, deadline])).toEqual([
      ['adapter-oar-outlining', '2026-05-31'],
    ]);
    expect(choices[0]?.lost).toEqual({
      immediate: [
        { person: 'adapter-1', unit: 'ethos-1', at: '2026-03-31T23:00:00.000Z' },
        { person: 'aa-1', unit: 'ethos-1', at: '2026-03-31T23:00:00.000Z' },
      ],
      're-evidence-by': [
        { person: 'adapter-1', unit: 'ethos-1', at: '2026-05-31T23:00:00.000Z' },
        { person: 'aa-1', unit: 'ethos-1', at: '2026-05-31T23:00:00.000Z' },
      ],
      grandfathered: [],
    });
  });

  it('reckons with the transition that the draft declares', () => {
    const transitionOf = (rule: FrameworkDocument['transitions'][number]['rule']) =>
      withUterus({ transitions: [{ requirement: 'adapter-oar-outlining', rule }] });
    const of = (document: FrameworkDocument) =>
      draftImpact(drafted(document), entitledAs(adapter(), 'adapter')).declared;
    const byAugust = transitionOf({ kind: 're-evidence-by', deadline: day('2026-04-30') });
    expect(lines(of(byAugust))).toEqual([
      'edit-oar cervix from 2026-04-30T23:00:00.000Z: ' +
        'transition-deadline-missed, structure-certificate-missing uterus',
    ]);
    expect(choiceImpacts(drafted(byAugust), []).map(({ deadline }) => deadline)).toEqual([
      '2026-04-30',
    ]);
    expect(of(transitionOf({ kind: 'grandfathered' }))).toEqual([]);
  });

  describe('counts from the version that somebody was granted under', () => {
    const GRANTED = '2026-02-01';
    const oar = (rule: FrameworkDocument['transitions'][number]['rule']) => [
      { requirement: 'adapter-oar-outlining', rule },
    ];
    const uterusLost = (from: string) => [
      `edit-oar cervix from ${from}T23:00:00.000Z: structure-certificate-missing uterus`,
    ];
    const impactOf = (
      frameworks: readonly FrameworkVersion[],
      document: FrameworkDocument,
      frameworkVersion: number,
    ) => {
      const asked = draftedDepartment(
        department({ frameworks }),
        { document, effectiveFrom: day('2026-04-01') },
        day('2026-05-31'),
        AHEAD,
      );
      const holder = entitledAs(adapter(), 'adapter', { frameworkVersion });
      const impact = draftImpact(asked, holder);
      return { ...impact, requirements: choiceImpacts(asked, [impact]) };
    };

    it('one that asked less and was withdrawn', () => {
      const strict = version('2025-01-01', withUterus({ number: 1 }));
      const relaxed = version(
        GRANTED,
        { number: 2 },
        { index: 2, withdrawal: { index: 3, from: day('2026-03-01') } },
      );
      const impact = impactOf([strict, relaxed], withUterus({ number: 3 }), 2);
      expect(lines(impact.declared)).toEqual(uterusLost('2026-03-31'));
      expect(impact.choices.grandfathered).toEqual([]);
      expect(impact.requirements.map(({ requirement }) => requirement.id)).toEqual([
        'adapter-oar-outlining',
      ]);
    });

    it('one before an editorial version that says what the draft asks', () => {
      const editorial = version('2026-02-15', withUterus({ changeClass: 'editorial' }), {
        index: 2,
      });
      const draft = withUterus({ number: 3, changeClass: 'substantive' });
      const impact = impactOf([version('2025-01-01'), editorial], draft, 1);
      expect(lines(impact.declared)).toEqual(uterusLost('2026-03-31'));
      expect(lines(impact.choices['re-evidence-by'])).toEqual([
        'edit-oar cervix from 2026-05-31T23:00:00.000Z: ' +
          'transition-deadline-missed, structure-certificate-missing uterus',
      ]);
    });

    it('and on to a version that takes effect after the draft', () => {
      const kept = version(
        '2026-02-15',
        withUterus({ transitions: oar({ kind: 'grandfathered' }) }),
        { index: 2 },
      );
      const next = version('2026-06-01', withUterus({ number: 3 }), { index: 3 });
      const draft: FrameworkDocument = {
        ...V1,
        number: 4,
        structureSets: V1.structureSets.map((set) => ({
          ...set,
          structures: set.structures.map((structure) => ({ ...structure, passMark: 90 })),
        })),
        transitions: oar({ kind: 'grandfathered' }),
      };
      const impact = impactOf([version('2025-01-01'), kept, next], draft, 1);
      expect(lines(impact.declared)).toEqual(uterusLost('2026-05-31'));
    });

    it('and names no requirement that an earlier version changed and nobody loses by', () => {
      const changed = version('2026-02-15', withUterus(), { index: 2 });
      const draft = withUterus({ number: 3, title: 'Other words' });
      expect(impactOf([version('2025-01-01'), changed], draft, 1)).toMatchObject({
        declared: [],
        requirements: [],
      });
    });
  });

  it('sees who holds one of several adaptation types of a unit (F25)', () => {
    const unity = unit({ platform: 'unity' });
    const asked = draftedDepartment(
      department({ units: [unity] }),
      { document: withUterus(), effectiveFrom: day('2026-04-01') },
      day('2026-05-31'),
      AHEAD,
    );
    const holding = (...adaptationTypes: readonly string[]) => {
      const granted = { treatmentSites: SITES, platform: 'unity', adaptationTypes };
      const holder = {
        ...adapter(),
        assessments: OAR_SKILLS.map((skill) => assessment({ skill, scope: granted })),
      };
      const impact = draftImpact(asked, entitledAs(holder, 'adapter', { scope: scope(granted) }));
      return impact.declared.map(({ question }) => question.adaptationType);
    };
    expect(holding('ats')).toEqual(['ats']);
    expect(holding('ats', 'atp')).toEqual(['atp', 'ats']);
  });

  it('names a prerequisite that somebody in the role does not meet, whatever the choice', () => {
    const document: FrameworkDocument = {
      ...V1,
      number: 2,
      roles: V1.roles.map((role) =>
        role.id === 'adapter'
          ? {
              ...role,
              prerequisites: [...role.prerequisites, [{ kind: 'minimum-band', band: '7' }]],
            }
          : role,
      ),
    };
    const { declared, choices } = draftImpact(drafted(document), entitledAs(adapter(), 'adapter'));
    expect(new Set(declared.flatMap(({ reasons }) => reasons.map(({ code }) => code)))).toEqual(
      new Set(['band-not-met']),
    );
    expect(choices.grandfathered).toHaveLength(declared.length);
  });

  it('says nothing of what ends without the draft', () => {
    const ended = entitledAs(adapter(), 'adapter', { expiresOn: day('2026-03-31') });
    expect(draftImpact(drafted(withUterus()), ended).declared).toEqual([]);
  });
});

describe('a draft that changes several requirements', () => {
  const oar = 'adapter-oar-outlining';
  const dir = 'adapter-dir-evaluation';
  const TWO = ['2026-03-31T23:00:00.000Z', '2026-04-30T23:00:00.000Z'] as const;

  /** Of some requirements every record lapses so many months after its day. */
  const lapsing = (months: number, ...ids: readonly string[]) =>
    V1.requirements.map((requirement) =>
      ids.includes(requirement.id)
        ? {
            ...requirement,
            records: requirement.records.map((rules) =>
              rules.map((rule) => ({ ...rule, validFor: { years: 0, months } })),
            ),
          }
        : requirement,
    );
  const named = (document: FrameworkDocument, ...people: Parameters<typeof draftImpact>[1][]) => {
    const asked = drafted(document);
    const impacts = people.map((facts) => draftImpact(asked, facts));
    return choiceImpacts(asked, impacts).map(({ requirement, lost }) => [
      requirement.id,
      ...lost.immediate.map(({ person, at }) => `${person} ${at}`),
    ]);
  };

  it('bites from the first day that one of its rules bites, and takes by each of them', () => {
    const rules = (
      one: FrameworkDocument['transitions'][number]['rule'],
      other: FrameworkDocument['transitions'][number]['rule'],
    ) =>
      drafted(
        withUterus({
          requirements: lapsing(2, dir),
          transitions: [
            { requirement: oar, rule: one },
            { requirement: dir, rule: other },
          ],
        }),
      );
    const by = (on: string) => ({ kind: 're-evidence-by', deadline: day(on) }) as const;
    const bites = (...both: Parameters<typeof rules>) => rules(...both).declared.bitesOn;
    expect(bites(by('2026-06-30'), by('2026-05-31'))).toBe('2026-06-01');
    expect(bites(by('2026-05-31'), by('2026-06-30'))).toBe('2026-06-01');
    expect(bites(by('2026-05-31'), { kind: 'grandfathered' })).toBe('2026-06-01');
    expect(bites({ kind: 'grandfathered' }, { kind: 'immediate' })).toBe('2026-04-01');
    const asked = rules(by('2026-04-30'), { kind: 'grandfathered' });
    expect(Object.values(asked.choices)).not.toContain(asked.declared);
    expect(lines(draftImpact(asked, entitledAs(adapter(), 'adapter')).declared)).toEqual([
      `edit-oar cervix from ${TWO[1]}: transition-deadline-missed, structure-certificate-missing uterus`,
    ]);
  });

  it('bites at once where it leaves one of them undeclared (F12)', () => {
    const asked = drafted(
      withUterus({
        requirements: lapsing(2, dir),
        transitions: [{ requirement: oar, rule: { kind: 'grandfathered' } }],
      }),
    );
    expect(asked.declared.bitesOn).toBe('2026-04-01');
    const { declared } = draftImpact(asked, entitledAs(adapter(), 'adapter'));
    expect(declared.map(({ at, reasons }) => [at, reasons.map(({ code }) => code)])).toEqual(
      SITES.map(() => [TWO[0], ['evidence-expired']]),
    );
  });

  it('names with each of them only who loses by its skill', () => {
    const holder = entitledAs(adapter(), 'adapter');
    expect(named(withUterus({ requirements: lapsing(36, dir) }), holder)).toEqual([
      [oar, `adapter-1 ${TWO[0]}`],
      [dir],
    ]);
    expect(named(withUterus({ requirements: lapsing(2, dir) }), holder)).toEqual([
      [oar, `adapter-1 ${TWO[0]}`],
      [dir, `adapter-1 ${TWO[0]}`],
    ]);
  });

  it('names with each of them only who loses in its role', () => {
    const requirements = lapsing(2, 'advanced-adapter-plan-selection', 'mpe-plan-selection');
    const people = [
      entitledAs(advancedAdapter(), 'advanced-adapter'),
      entitledAs(physicist(), 'mpe'),
    ] as const;
    expect(named({ ...V1, number: 2, requirements }, ...people)).toEqual([
      ['advanced-adapter-plan-selection', `aa-1 ${TWO[0]}`],
      ['mpe-plan-selection', `mpe-1 ${TWO[0]}`],
    ]);
    expect(named({ ...V1, number: 2, requirements }, people[0])).toEqual([
      ['advanced-adapter-plan-selection', `aa-1 ${TWO[0]}`],
      ['mpe-plan-selection'],
    ]);
  });

  it('names no requirement that it leaves as it was, though its skill is lost by another', () => {
    const requirements = lapsing(2, 'advanced-adapter-dir-evaluation');
    const holder = entitledAs(advancedAdapter(), 'advanced-adapter');
    expect(named({ ...V1, number: 2, requirements }, holder)).toEqual([
      ['advanced-adapter-dir-evaluation', `aa-1 ${TWO[0]}`],
    ]);
  });

  it.each([
    ['cervix', 'prostate'],
    ['prostate', 'cervix'],
  ])('names the first loss of a person, that of %s before that of %s', (early, late) => {
    const part = (treatmentSite: string, effectiveFrom: string) =>
      entitlement('adapter-1', 'adapter', {
        effectiveFrom: day(effectiveFrom),
        scope: scope({ treatmentSites: [treatmentSite] }),
      });
    const holder = holding(
      adapter(),
      part('cervix', early === 'cervix' ? '2026-02-01' : '2026-04-20'),
      part('prostate', early === 'cervix' ? '2026-04-20' : '2026-02-01'),
    );
    const document = { ...V1, number: 2, requirements: lapsing(2, dir) };
    expect(
      draftImpact(drafted(document), holder).declared.map(({ question, at }) => [
        question.treatmentSite,
        at,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [early, TWO[0]],
        [late, '2026-04-19T23:00:00.000Z'],
      ]),
    );
    expect(named(document, holder)).toEqual([[dir, `adapter-1 ${TWO[0]}`]]);
  });

  it('names the role in which a task was held, not that of another entitlement', () => {
    const part = (role: string, treatmentSite: string) =>
      entitlement('aa-1', role, {
        tasks: ['edit-oar'],
        scope: scope({ treatmentSites: [treatmentSite] }),
      });
    const both = holding(
      advancedAdapter(),
      part('adapter', 'cervix'),
      part('advanced-adapter', 'bladder'),
    );
    const requirements = lapsing(2, dir, 'advanced-adapter-dir-evaluation');
    const { declared } = draftImpact(drafted({ ...V1, number: 2, requirements }), both);
    expect(declared.map(({ question, role }) => [question.treatmentSite, role])).toEqual([
      ['bladder', 'advanced-adapter'],
    ]);
  });
});

describe('the time over which a draft is looked at', () => {
  it.each([
    [2, 0],
    [3, 1],
  ])('of %i months from its day holds %i losses of the first of June', (months, losses) => {
    const asked = draftedDepartment(
      department(),
      {
        document: withUterus({
          transitions: [
            {
              requirement: 'adapter-oar-outlining',
              rule: { kind: 're-evidence-by', deadline: day('2026-05-31') },
            },
          ],
        }),
        effectiveFrom: day('2026-04-01'),
      },
      day('2026-05-31'),
      { months, knownAt: Infinity },
    );
    expect(draftImpact(asked, entitledAs(adapter(), 'adapter')).declared).toHaveLength(losses);
  });

  it('holds nothing where no version or no policy came before the draft', () => {
    const of = (where: ReturnType<typeof department>) => {
      const draft = { document: V1, effectiveFrom: day('2026-04-01') };
      const asked = draftedDepartment(where, draft, day('2026-05-31'), AHEAD);
      const impacts = [draftImpact(asked, entitledAs(adapter(), 'adapter'))];
      return [impacts[0]?.declared, choiceImpacts(asked, impacts)];
    };
    expect(of(department({ frameworks: [] }))).toEqual([[], []]);
    expect(of(department({ policies: [] }))).toEqual([[], []]);
    const lawless = draftedDepartment(
      department({ policies: [] }),
      { document: withUterus(), effectiveFrom: day('2026-04-01') },
      day('2026-05-31'),
      AHEAD,
    );
    expect(lawless.touches('adapter', 'edit-oar', 'cervix')).toBe(true);
  });
});

describe('what of a draft is looked at', () => {
  const oar = 'adapter-oar-outlining';
  const lookedAt = (document: FrameworkDocument, frameworks = department().frameworks) => {
    const asked = draftedDepartment(
      department({ frameworks }),
      { document, effectiveFrom: day('2026-04-01') },
      day('2026-05-31'),
      AHEAD,
    );
    const { immediate, grandfathered, 're-evidence-by': byADay } = asked.choices;
    return {
      asked,
      from: [immediate.bitesOn, byADay.bitesOn, grandfathered.bitesOn, asked.declared.bitesOn],
      touches: [
        asked.touches('adapter', 'edit-oar', 'cervix'),
        asked.touches('adapter', 'edit-oar', 'bladder'),
        asked.touches('mpe', 'agree-plan-selection', 'cervix'),
      ],
    };
  };
  const EVERYTHING = {
    from: ['2026-04-01', '2026-04-01', '2026-04-01', '2026-04-01'],
    touches: [true, true, true],
  };
  const changed = <Part>(parts: readonly Part[], fields: Partial<Part>): readonly Part[] =>
    parts.map((part, place) => (place === 0 ? { ...part, ...fields } : part));

  it('is only what it asks more, from the day on which a choice for it can take something', () => {
    expect(lookedAt(withUterus())).toMatchObject({
      from: ['2026-04-01', '2026-06-01', null, '2026-04-01'],
      touches: [true, true, false],
    });
  });

  it.each([
    [{ kind: 'grandfathered' }, null],
    [{ kind: 're-evidence-by', deadline: day('2026-04-30') }, '2026-05-01'],
    [{ kind: 're-evidence-by', deadline: day('2026-03-30') }, '2026-04-01'],
    [{ kind: 're-evidence-by', deadline: day('2026-03-31') }, '2026-04-01'],
    [{ kind: 'immediate' }, '2026-04-01'],
  ] as const)('with %j declared is looked at from %s on', (rule, from) => {
    const transitions = [
      { requirement: 'mpe-plan-selection', rule: { kind: 'immediate' as const } },
      { requirement: oar, rule },
    ];
    const { asked } = lookedAt(withUterus({ transitions }));
    expect(asked.declared.bitesOn).toBe(from);
    expect(asked.declared).toBe(asked.choices[rule.kind]);
  });

  it('with several choices is what each declares', () => {
    const stricter = {
      structureSets: V1.structureSets.map((set) => ({
        ...set,
        structures: set.structures.map((each) => ({ ...each, passMark: each.passMark + 5 })),
      })),
    };
    const several = lookedAt({
      ...V1,
      ...stricter,
      number: 2,
      transitions: [{ requirement: oar, rule: { kind: 'grandfathered' } }],
    }).asked;
    const isOne = [...several.changed.keys()].length === 1;
    expect(Object.values(several.choices).includes(several.declared)).toBe(isOne);
  });

  it.each<[string, Partial<FrameworkDocument>]>([
    ['a role is another', { roles: changed(V1.roles, { staffGroup: 'Others' }) }],
    ['a task is another', { tasks: changed(V1.tasks, { title: 'Other words' }) }],
    ['a skill is another', { skills: changed(V1.skills, { title: 'Other words' }) }],
    ['a treatment site is another', { treatmentSites: changed(V1.treatmentSites, { title: 'X' }) }],
    ['a requirement is dropped', { requirements: V1.requirements.slice(1) }],
    ['one is of another role', { requirements: changed(V1.requirements, { role: 'mpe' }) }],
    ['one is of another skill', { requirements: changed(V1.requirements, { skill: 'other' }) }],
    [
      'one is of fewer treatment sites',
      { requirements: changed(V1.requirements, { treatmentSites: ['cervix'] }) },
    ],
  ])('is everything where %s', (_, fields) => {
    expect(lookedAt(withUterus(fields))).toMatchObject(EVERYTHING);
  });

  it('is everything where a version takes effect on its day or later, or none before it', () => {
    const later = (from: string) => version(from, withUterus({ number: 2 }), { index: 2 });
    for (const frameworks of [
      [version('2025-01-01'), later('2026-06-01')],
      [version('2025-01-01'), later('2026-04-01')],
      [],
    ]) {
      expect(lookedAt(withUterus({ number: 3 }), frameworks)).toMatchObject(EVERYTHING);
    }
  });
});
