import { day, instant } from '../calendar/days.fixture.ts';
import { FRAMEWORK, version } from '../framework/documents.fixture.ts';
import type { FrameworkDocument } from '../framework/framework.ts';
import type { UnitId } from '../person/ids.ts';
import { recorded } from '../person/recorded.fixture.ts';
import { reason } from '../reason/reason.ts';
import { askedQuestion, circumstancesAt, nextTurnInForce } from './circumstances.ts';
import {
  asOf,
  department,
  ETHOS,
  question,
  software,
  unit,
  uterusByTheEndOfApril,
} from './department.fixture.ts';
import type { StandingQuestion } from './standing.ts';

const NOON = asOf('2026-03-12T12:00:00Z');
const UNITY = 'unity-1' as UnitId;
const WHERE = department({
  units: [
    unit({ treatmentSites: ['cervix', 'bladder', 'prostate', 'rectum'] }),
    unit({ id: UNITY, platform: 'unity', treatmentSites: ['prostate'] }),
    unit({ id: 'other-1' as UnitId, platform: 'other' as never }),
  ],
});

describe('a question', () => {
  const noTask = reason('unknown-task', { task: 'sing' });
  const noSite = (treatmentSite: string, at = ETHOS) =>
    reason('unknown-treatment-site', { treatmentSite, unit: at });
  const noType = (adaptationType: string, at = ETHOS) =>
    reason('unknown-adaptation-type', { unit: at, adaptationType });

  it.each<[string, Partial<StandingQuestion>, readonly unknown[]]>([
    ['an unknown task', { task: 'sing' }, [noTask]],
    ['a treatment site that the framework lacks', { treatmentSite: 'rectum' }, [noSite('rectum')]],
    [
      'a treatment site that the unit lacks',
      { treatmentSite: 'cervix', unit: UNITY, adaptationType: 'atp' },
      [noSite('cervix', UNITY)],
    ],
    ['a treatment site that nobody knows', { treatmentSite: 'lung' }, [noSite('lung')]],
    ['another platform’s adaptation type', { adaptationType: 'atp' }, [noType('atp')]],
    [
      'all adaptation types of a platform without any',
      { unit: 'other-1' as UnitId, adaptationType: null },
      [reason('unknown-adaptation-type', { unit: 'other-1' })],
    ],
    [
      'everything unknown at once',
      { task: 'sing', treatmentSite: 'lung', adaptationType: 'atp' },
      [noTask, noSite('lung'), noType('atp')],
    ],
  ])('about %s cannot be asked, and every reason is given (I1)', (_, fields, reasons) => {
    expect(askedQuestion(WHERE, { ...question('edit-oar', 'prostate'), ...fields }, NOON)).toEqual({
      kind: 'unknown',
      version: 1,
      reasons,
    });
  });

  it('about an unknown unit, or before any framework or policy, cannot be asked (I1)', () => {
    const ask = (where = WHERE, at = ETHOS, when = NOON) =>
      askedQuestion(where, question('edit-oar', 'prostate', { unit: at }), when);
    const none = (on: string) => ({
      kind: 'unknown',
      version: null,
      reasons: [reason('no-framework-in-force', { on: day(on) })],
    });
    expect(ask(WHERE, 'ethos-9' as UnitId)).toEqual({
      kind: 'unknown',
      version: null,
      reasons: [reason('unknown-unit', { unit: 'ethos-9' })],
    });
    expect(ask(WHERE, ETHOS, asOf('2024-12-31T23:59:59Z'))).toEqual(none('2024-12-31'));
    expect(ask(department({ policies: [] }))).toEqual(none('2026-03-12'));
    expect(ask(department({ frameworks: [] }))).toEqual(none('2026-03-12'));
  });

  it.each([
    [ETHOS, null, ['online-adaptive']],
    [ETHOS, 'online-adaptive', ['online-adaptive']],
    [UNITY, null, ['atp', 'ats']],
    [UNITY, 'ats', ['ats']],
  ])('about %s and adaptation type %s is asked for %j (F25)', (at, adaptationType, types) => {
    const asked = askedQuestion(
      WHERE,
      question('edit-oar', 'prostate', { unit: at, adaptationType }),
      NOON,
    );
    const cells = asked.kind === 'askable' ? asked.cells : [];
    expect(cells.map((cell) => cell.adaptationType)).toEqual(types);
    expect(cells.map((cell) => [cell.task.id, cell.treatmentSite, cell.unit])).toEqual(
      types.map(() => ['edit-oar', 'prostate', at]),
    );
  });
});

describe('what is in force on a unit', () => {
  const from = (where: Parameters<typeof nextTurnInForce>[0], at: string, on = ETHOS) =>
    nextTurnInForce(where, on, asOf(at));

  /** Every turn from an instant on, in order. */
  const turns = (where: Parameters<typeof nextTurnInForce>[0], at: string, on = ETHOS) => {
    const found: string[] = [];
    let turn = from(where, at, on);
    while (turn !== null && found.length < 20) {
      found.push(turn);
      turn = from(where, turn, on);
    }
    return found;
  };

  it('turns with framework versions, their withdrawal, and the day after a deadline', () => {
    expect(turns(uterusByTheEndOfApril(), '2025-06-01T00:00:00Z')).toEqual([
      '2026-03-01T00:00:00.000Z',
      '2026-04-30T23:00:00.000Z',
    ]);
    const withdrawn = version(
      '2026-01-01',
      {},
      { withdrawal: { index: 3, from: day('2026-02-01') } },
    );
    const where = department({ frameworks: [version('2025-01-01'), withdrawn] });
    expect(turns(where, '2025-06-01T00:00:00Z')).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2026-02-01T00:00:00.000Z',
    ]);
  });

  it('does not turn with a requirement that changed at once or for nobody', () => {
    const transitions: FrameworkDocument['transitions'] = [
      { requirement: 'adapter-oar-outlining', rule: { kind: 'grandfathered' } },
      { requirement: 'adapter-dir-evaluation', rule: { kind: 'immediate' } },
    ];
    const where = department({
      frameworks: [version('2025-01-01', { ...FRAMEWORK, transitions })],
    });
    expect(turns(where, '2024-12-31T00:00:00Z')).toEqual(['2025-01-01T00:00:00.000Z']);
  });

  it('turns with the software and the treatment sites of that unit alone', () => {
    const where = department({
      units: [
        unit({
          software: [
            software('2.0', '2025-01-01T00:00:00Z'),
            software('2.1', '2026-02-03T04:00:00Z'),
          ],
        }),
        unit({
          id: UNITY,
          platform: 'unity',
          software: [],
          siteChanges: [
            {
              ...recorded('2026-01-01'),
              unit: UNITY,
              treatmentSite: 'rectum',
              from: day('2026-06-01'),
              opens: true,
              reason: 'New site',
            },
          ],
        }),
      ],
    });
    expect(turns(where, '2025-06-01T00:00:00Z')).toEqual(['2026-02-03T04:00:00.000Z']);
    expect(turns(where, '2025-06-01T00:00:00Z', UNITY)).toEqual(['2026-05-31T23:00:00.000Z']);
    expect(from(where, '2025-06-01T00:00:00Z', 'ethos-9' as UnitId)).toBeNull();
  });

  it('is worked out once for an instant, and anew for each other one', () => {
    const at = (second: number) => ({
      at: instant(new Date(Date.UTC(2026, 2, 12, 12, 0, second)).toISOString()),
      knownAt: Infinity,
    });
    const where = department();
    const first = circumstancesAt(where, ETHOS, at(0));
    expect(circumstancesAt(where, ETHOS, at(0))).toBe(first);
    const others = Array.from({ length: 600 }, (_, second) =>
      circumstancesAt(where, ETHOS, at(second + 1)),
    );
    expect(others.map((around) => ('code' in around ? null : around.moment.at))).toEqual(
      others.map((_, second) => at(second + 1).at),
    );
    expect(circumstancesAt(where, ETHOS, at(0))).toEqual(first);
  });
});
