import { assessment } from '../assessment/assessment.fixture.ts';
import { day, instant } from '../calendar/days.fixture.ts';
import { FRAMEWORK, version } from '../framework/documents.fixture.ts';
import type { UnitId } from '../person/ids.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import {
  adapter,
  advancedAdapter,
  department,
  entitledAs,
  entitlement,
  ETHOS,
  holding,
  OAR_SKILLS,
  physicist,
  scope,
  SITES,
  unit,
} from '../standing/department.fixture.ts';
import type { PersonFacts } from '../standing/facts.ts';
import { crewCheck, type CrewCheck } from './crew-check.ts';

const ADAPTER_1 = entitledAs(adapter('adapter-1'), 'adapter');
const AA_1 = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter');
const AA_2 = entitledAs(advancedAdapter('aa-2'), 'advanced-adapter');
const MPE_1 = entitledAs(physicist('mpe-1'), 'mpe');

const SELECT = FRAMEWORK.tasks.find(({ kind }) => kind === 'select');
if (SELECT === undefined) throw new Error('The framework has no selection');

function check(
  crew: readonly PersonFacts[],
  treatmentSites: readonly string[] = ['bladder'],
): CrewCheck {
  return crewCheck(
    department(),
    {
      unit: ETHOS,
      from: instant('2026-03-13T08:00:00Z'),
      until: instant('2026-03-13T17:00:00Z'),
      treatmentSites,
      crew,
    },
    Infinity,
  );
}

const tasksOf = (covers: CrewCheck['covers']): readonly string[] => covers.map(({ task }) => task);

describe('the staffing check', () => {
  it('finds a full crew without gaps', () => {
    const found = check([ADAPTER_1, AA_1, AA_2, MPE_1], SITES);
    expect(found.gaps).toEqual([]);
    expect(found.sitesWithoutDistinctPersons).toEqual([]);
    expect(found.covers).toHaveLength(8 * SITES.length);
  });

  it('reports that nobody may approve the dose check, before any patient is on the couch (scenario 23)', () => {
    const withoutDoseCheck = entitledAs(advancedAdapter('aa-1'), 'advanced-adapter', {
      tasks: ['edit-oar', 'approve-oar', 'edit-target', 'approve-target', 'select-plan'],
    });
    const agreeing = entitledAs(physicist('mpe-1'), 'mpe', { tasks: ['agree-plan-selection'] });
    const found = check([ADAPTER_1, withoutDoseCheck, agreeing]);
    expect(found.gaps.map(({ task, treatmentSite }) => [task, treatmentSite])).toEqual([
      ['approve-dose-check', 'bladder'],
      ['support-adaptation', 'bladder'],
    ]);
  });

  it('names tasks that hang on one person (scenario 56)', () => {
    const found = check([ADAPTER_1, AA_1, AA_2, MPE_1]);
    expect(tasksOf(found.singlePointsOfFailure)).toEqual([
      'agree-plan-selection',
      'support-adaptation',
    ]);
  });

  it('sees that one person cannot both edit and approve', () => {
    const found = check([AA_1, MPE_1]);
    expect(found.gaps).toEqual([]);
    expect(found.sitesWithoutDistinctPersons).toEqual(['bladder']);
    expect(check([AA_1, AA_2, MPE_1]).sitesWithoutDistinctPersons).toEqual([]);
  });

  it('asks for distinct persons only where every step is covered', () => {
    const found = check([AA_1]);
    expect(tasksOf(found.gaps)).toEqual(['agree-plan-selection', 'support-adaptation']);
    expect(found.sitesWithoutDistinctPersons).toEqual([]);
    expect(check([]).sitesWithoutDistinctPersons).toEqual([]);
  });

  it('says of each task how well it is covered', () => {
    const verdicts = new Map(
      check([ADAPTER_1, AA_1]).covers.map((each) => [each.task, each.verdict]),
    );
    expect(verdicts.get('edit-oar')).toBe('covered');
    expect(verdicts.get('approve-oar')).toBe('single-point-of-failure');
    expect(verdicts.get('agree-plan-selection')).toBe('gap');
  });

  it('does not count whoever’s entitlement ends inside the session', () => {
    const session = {
      unit: ETHOS,
      from: instant('2026-03-13T20:00:00Z'),
      until: instant('2026-03-14T02:00:00Z'),
      treatmentSites: ['bladder'],
      crew: [entitledAs(adapter('adapter-1'), 'adapter', { expiresOn: day('2026-03-13') })],
    };
    const [editing] = crewCheck(department(), session, Infinity).covers;
    expect(editing).toMatchObject({
      task: 'edit-oar',
      covering: [],
      endingInside: [{ person: 'adapter-1', at: '2026-03-14T00:00:00.000Z' }],
      verdict: 'gap',
    });
  });

  it('does not count anybody for a task that the framework drops inside the session', () => {
    const tasks = FRAMEWORK.tasks.filter(({ id }) => id !== 'edit-oar');
    const frameworks = [...department().frameworks, version('2026-03-14', { number: 2, tasks })];
    const session = {
      unit: ETHOS,
      from: instant('2026-03-13T20:00:00Z'),
      until: instant('2026-03-14T02:00:00Z'),
      treatmentSites: ['bladder'],
      crew: [ADAPTER_1],
    };
    const [editing] = crewCheck(department({ frameworks }), session, Infinity).covers;
    expect(editing).toMatchObject({
      task: 'edit-oar',
      covering: [],
      endingInside: [{ person: 'adapter-1', at: '2026-03-14T00:00:00.000Z' }],
      verdict: 'gap',
    });
  });

  it.each([
    ['the first', '2026-03-13', '2029-01-31'],
    ['the second', '2029-01-31', '2026-03-13'],
  ])(
    'does not count whoever may act by %s adaptation type of the unit only to its middle',
    (_, atp, ats) => {
      const of = (adaptationType: string, expiresOn: string) =>
        entitlement('adapter-1', 'adapter', {
          scope: scope({ platform: 'unity', adaptationTypes: [adaptationType] }),
          expiresOn: day(expiresOn),
        });
      const session = {
        unit: ETHOS,
        from: instant('2026-03-13T20:00:00Z'),
        until: instant('2026-03-14T02:00:00Z'),
        treatmentSites: ['bladder'],
        crew: [
          {
            ...holding(adapter('adapter-1'), of('atp', atp), of('ats', ats)),
            assessments: ['atp', 'ats'].flatMap((adaptationType) =>
              OAR_SKILLS.map((skill) =>
                assessment({
                  skill,
                  scope: {
                    treatmentSites: SITES,
                    platform: 'unity',
                    adaptationTypes: [adaptationType],
                  },
                }),
              ),
            ),
          },
        ],
      };
      const where = department({ units: [unit({ platform: 'unity' })] });
      const [editing] = crewCheck(where, session, Infinity).covers;
      expect(editing).toMatchObject({
        endingInside: [{ person: 'adapter-1', at: '2026-03-14T00:00:00.000Z' }],
      });
    },
  );

  it('counts whoever’s entitlement ends with the session', () => {
    const session = {
      unit: ETHOS,
      from: instant('2026-03-13T20:00:00Z'),
      until: instant('2026-03-14T00:00:00Z'),
      treatmentSites: ['bladder'],
      crew: [entitledAs(adapter('adapter-1'), 'adapter', { expiresOn: day('2026-03-13') })],
    };
    const [editing] = crewCheck(department(), session, Infinity).covers;
    expect(editing).toMatchObject({ covering: ['adapter-1'], endingInside: [] });
  });

  it('lists who may act only under supervision', () => {
    const trainee: PersonFacts = {
      ...adapter('trainee-1'),
      assessments: adapter().assessments.map((each) => ({ ...each, level: 'T' })),
    };
    const [editing] = check([trainee, AA_1, MPE_1]).covers;
    expect(editing).toMatchObject({ covering: ['aa-1'], supervised: ['trainee-1'] });
  });

  it('misses the protocol that selecting a plan needs (F24)', () => {
    const found = check([ADAPTER_1, AA_1, AA_2, MPE_1]);
    expect(found.reasons.map(({ code, about }) => [code, about.treatmentSite])).toEqual([
      ['protocol-missing', 'bladder'],
    ]);
  });

  it('misses none where the framework has no selection', () => {
    const tasks = FRAMEWORK.tasks.filter(({ kind }) => kind !== 'select');
    const session = {
      unit: ETHOS,
      from: instant('2026-03-13T08:00:00Z'),
      until: instant('2026-03-13T17:00:00Z'),
      treatmentSites: ['bladder'],
      crew: [AA_1],
    };
    const where = department({ frameworks: [version('2025-01-01', { tasks })] });
    expect(crewCheck(where, session, Infinity).reasons).toEqual([]);
  });

  it('misses no protocol that is in force', () => {
    const found = crewCheck(
      department({
        protocols: [
          {
            ...recorded('2026-01-01'),
            id: 'protocol',
            treatmentSite: 'bladder',
            author: person('aa-1'),
            title: 'Plan of the day',
          },
        ],
        protocolApprovals: [
          {
            ...recorded('2026-01-02'),
            protocol: 'protocol',
            approver: person('cco-1'),
            effectiveFrom: day('2026-02-01'),
          },
        ],
      }),
      {
        unit: ETHOS,
        from: instant('2026-03-13T08:00:00Z'),
        until: instant('2026-03-13T17:00:00Z'),
        treatmentSites: ['bladder', 'cervix'],
        crew: [AA_1],
      },
      Infinity,
    );
    expect(found.reasons).toMatchObject([
      { code: 'protocol-missing', about: { task: 'select-plan', treatmentSite: 'cervix' } },
    ]);
  });

  it('says why nothing can be checked on an unknown unit', () => {
    const found = crewCheck(
      department(),
      {
        unit: 'nowhere' as UnitId,
        from: instant('2026-03-13T08:00:00Z'),
        until: instant('2026-03-13T17:00:00Z'),
        treatmentSites: ['bladder'],
        crew: [AA_1],
      },
      Infinity,
    );
    expect(found.covers).toEqual([]);
    expect(found.sitesWithoutDistinctPersons).toEqual([]);
    expect(found.reasons.map(({ code }) => code)).toEqual(['unknown-unit']);
  });

  it('says why nothing can be checked for an unknown site', () => {
    const found = check([AA_1], ['rectum']);
    expect(found.covers).toEqual([]);
    expect(found.reasons.map(({ code }) => code)).toEqual(['unknown-treatment-site']);
  });
});
