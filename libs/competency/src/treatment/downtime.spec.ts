import { instant } from '../calendar/days.fixture.ts';
import { person, recorded } from '../person/recorded.fixture.ts';
import type { Checked } from '../reason/refusal.ts';
import { act, ETHOS } from '../standing/department.fixture.ts';
import {
  checkDowntime,
  checkDowntimeCorrection,
  correctedDowntime,
  downtimeAt,
  type DowntimeCorrection,
  type DowntimeSpan,
} from './downtime.ts';

function found(checked: Checked<unknown>): readonly string[] {
  if (checked.kind === 'accepted') return [];
  return checked.refusals.map(({ kind, pointer }) => `${kind} ${pointer}`);
}

const FROM = instant('2026-03-12T10:00:00.000Z');
const TO = instant('2026-03-12T12:00:00.000Z');
const NOON_PAST = instant('2026-03-12T12:30:00.000Z');
const LATER = instant('2026-03-12T15:00:00.000Z');
const fields = { unit: ETHOS, from: FROM, to: TO, reason: 'Database' };
const period = { ...recorded(), ...fields };
const asRecorded = correctedDowntime(period, []);
const BY_OTHERS = { actor: person('aa-1'), supervisor: null };

function correction(span: DowntimeSpan | null, by = 'manager-2'): DowntimeCorrection {
  return {
    ...recorded(),
    downtime: period.id,
    span,
    reason: 'Misread',
    corrector: person(by),
  };
}

describe('a downtime (domain.md 10.14)', () => {
  it('is recorded when it is over', () => {
    expect(found(checkDowntime(fields, TO))).toEqual([]);
    expect(found(checkDowntime(fields, FROM))).toEqual(['in-the-future /to']);
    expect(found(checkDowntime({ ...fields, to: FROM }, TO))).toEqual([
      'ends-before-it-begins /to',
    ]);
    expect(found(checkDowntime({ ...fields, reason: '' }, TO))).toEqual(['blank /reason']);
  });

  it('holds both its instants, for its own unit', () => {
    const at = (when: string, unit = ETHOS): unknown =>
      downtimeAt([asRecorded], unit, instant(when), BY_OTHERS);
    expect(at('2026-03-12T09:59:59.999Z')).toBeNull();
    expect(at(FROM)).toBe(period);
    expect(at(TO)).toBe(period);
    expect(at('2026-03-12T12:00:00.001Z')).toBeNull();
    expect(at(FROM, 'ethos-2' as typeof ETHOS)).toBeNull();
  });

  it('opens nothing for an act of whoever recorded or corrected it', () => {
    const own = { ...period, recordedBy: person('aa-1') };
    const again = [
      correction({ from: FROM, to: TO }, 'aa-3'),
      correction({ from: FROM, to: LATER }),
    ];
    const downtime = correctedDowntime(own, again);
    const at = (actor: string, supervisor: string | null): unknown =>
      downtimeAt([downtime], ETHOS, FROM, {
        actor: person(actor),
        supervisor: supervisor === null ? null : person(supervisor),
      });
    expect(at('aa-1', null)).toBeNull();
    expect(at('trainee-1', 'aa-1')).toBeNull();
    expect(at('aa-3', null)).toBeNull();
    expect(at('trainee-1', 'aa-3')).toBeNull();
    expect(at('trainee-1', 'aa-2')).toBe(own);
  });
});

describe('a corrected downtime (I14)', () => {
  const at = (when: string, corrections: readonly DowntimeCorrection[]): unknown =>
    downtimeAt([correctedDowntime(period, corrections)], ETHOS, instant(when), BY_OTHERS);

  it('has the span of its latest correction', () => {
    const longer = correction({ from: FROM, to: LATER });
    const shorter = correction({ from: FROM, to: NOON_PAST });
    const ofAnother = { ...correction(null), downtime: 'another' };
    expect(at(LATER, [])).toBeNull();
    expect(at(LATER, [longer])).toBe(period);
    expect(at(LATER, [longer, shorter, ofAnother])).toBeNull();
    expect(at(NOON_PAST, [longer, shorter, ofAnother])).toBe(period);
  });

  it('holds nothing where it never was, until that is corrected', () => {
    expect(at(FROM, [correction(null)])).toBeNull();
    expect(at(FROM, [correction(null), correction({ from: FROM, to: TO })])).toBe(period);
  });

  const check = (
    said: Partial<DowntimeCorrection>,
    resting: readonly ReturnType<typeof act>[] = [],
    downtime = asRecorded,
  ): readonly string[] => {
    const sent = { ...correction({ from: FROM, to: NOON_PAST }), ...said };
    return found(checkDowntimeCorrection(sent, downtime, resting, LATER));
  };

  it.each([
    ['another span', {}, []],
    ['that it never was', { span: null }, []],
    ['the same span', { span: { from: FROM, to: TO } }, ['nothing-changes /span']],
    ['a backward span', { span: { from: TO, to: FROM } }, ['ends-before-it-begins /span/to']],
    [
      'a span to come',
      { span: { from: FROM, to: instant('2026-03-12T15:00:00.001Z') } },
      ['in-the-future /span/to'],
    ],
    ['no reason', { reason: ' ' }, ['blank /reason']],
  ] as const)('is said with %s', (_, said, refusals) => {
    expect(check(said)).toEqual(refusals);
  });

  it('is not said twice', () => {
    const never = correctedDowntime(period, [correction(null)]);
    expect(check({ span: null }, [], never)).toEqual(['nothing-changes /span']);
    expect(check({ span: { from: FROM, to: TO } }, [], never)).toEqual([]);
    expect(check({ span: { from: instant('2026-03-12T09:00:00.000Z'), to: TO } })).toEqual([]);
  });

  it('leaves no act outside that rests on it, and names each', () => {
    const acts = [FROM, TO].map((performedAt) => act('edit-oar', 'adapter-1', { performedAt }));
    expect(check({}, acts)).toEqual([]);
    expect(check({ span: { from: FROM, to: instant('2026-03-12T11:00:00.000Z') } }, acts)).toEqual([
      'leaves-act-outside /span',
    ]);
    const refused = checkDowntimeCorrection(correction(null), asRecorded, acts, LATER);
    expect(refused).toMatchObject({
      kind: 'refused',
      refusals: acts.map(({ id, task, caseReference, fraction }) => ({
        kind: 'leaves-act-outside',
        about: { task, found: `case ${caseReference}, fraction ${String(fraction)}`, factId: id },
      })),
    });
  });
});
